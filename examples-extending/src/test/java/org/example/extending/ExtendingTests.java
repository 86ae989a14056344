package org.example.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.attune.annotations.Chain;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LabeledFewShot;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Search;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.DataException;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.engine.event.LeafInfo;
import dev.attune.engine.event.LeafRecord;
import dev.attune.runtime.Modules;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What a library of others brings works as if it were part of the engine. */
class ExtendingTests {

    @LmProgram
    @PhraseSearch(
            seed = 3,
            phrases = {"Be polite.", "Answer in one word."},
            search = @Search(trials = 6))
    static class Capitals {

        interface NameCapital {
            @Instruction("Name the capital of the country.")
            String capital(String country);
        }

        record Row(String country, String capital) {}

        @ProgramFactory
        Function<String, String> program(NameCapital nameCapital) {
            return nameCapital::capital;
        }

        @TrainSet
        List<Example<String, String>> train() {
            return examples().subList(0, 2);
        }

        @ValidationSet
        List<Example<String, String>> validation() {
            return examples().subList(2, 5);
        }

        @TestSet
        List<Example<String, String>> test() {
            return examples().subList(5, 8);
        }

        @Metric
        @Gate(atLeast = 0.1)
        boolean exact(Example<String, String> example, String prediction) {
            return example.expected().equals(prediction);
        }

        private static List<Example<String, String>> examples() {
            return Examples.load("capitals.tsv", new TabSeparated(), Row.class, Row::country, Row::capital);
        }
    }

    /** The same with an optimizer of Attune before. */
    @LmProgram
    @Chain({LabeledFewShot.class, PhraseSearch.class})
    @LabeledFewShot(demos = @Demos(maxLabeled = 1))
    @PhraseSearch(
            phrases = {"Be polite.", "Answer in one word."},
            search = @Search(trials = 6))
    static class Chained extends Capitals {}

    /** Notes in a folder what it has been asked. */
    @LmProgram
    @InFolder
    static class Noted {

        static final List<Path> FOLDERS = new ArrayList<>();

        @ProgramFactory
        Function<String, String> program(Capitals.NameCapital nameCapital, Path notes) {
            FOLDERS.add(notes);
            return country -> {
                try {
                    Files.writeString(notes.resolve(country), country);
                    return nameCapital.capital(country);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };
        }

        @TestSet
        List<Example<String, String>> test() {
            return Capitals.examples();
        }

        @Metric
        @Gate(atLeast = 0)
        boolean exact(Example<String, String> example, String prediction) {
            return example.expected().equals(prediction);
        }
    }

    @TempDir
    Path folder;

    private Events run(String... parameters) {
        return run(Capitals.class, parameters);
    }

    private Events run(Class<?> program, String... parameters) {
        EngineTestKit.Builder kit = EngineTestKit.engine("attune")
                .selectors(selectClass(program))
                .configurationParameter("attune.model", "rules:capitals")
                .configurationParameter(
                        "attune.output", folder.resolve("output").toString())
                .configurationParameter(
                        "attune.artifacts", folder.resolve("artifacts").toString());
        for (int i = 0; i < parameters.length; i += 2) {
            kit.configurationParameter(parameters[i], parameters[i + 1]);
        }
        return kit.execute().testEvents();
    }

    @Test
    void theOptimizerOfAnotherLibraryFindsThePhraseThatHelpsAndItsGatePasses() throws IOException {
        run().assertStatistics(statistics -> statistics.started(3).succeeded(3));

        Artifact artifact = ArtifactFile.read(
                folder.resolve("output").resolve(Capitals.class.getName()).resolve("phrase-search.json"));
        assertThat(artifact.optimizer()).isEqualTo("phrase-search");
        assertThat(artifact.promptSet().module("NameCapital").instruction())
                .isEqualTo("Name the capital of the country. Answer in one word.");
    }

    @Test
    void theOptimizerOfAnotherLibraryIsAStageOfAChainAsItIs() throws IOException {
        run(Chained.class).assertStatistics(statistics -> statistics.started(3).succeeded(3));

        Artifact artifact = ArtifactFile.read(
                folder.resolve("output").resolve(Chained.class.getName()).resolve("chain.json"));
        assertThat(artifact.stages())
                .extracting(Artifact.Stage::optimizer)
                .containsExactly("labeled-few-shot", "phrase-search");
        assertThat(artifact.promptSet().module("NameCapital").instruction())
                .isEqualTo("Name the capital of the country. Answer in one word.");
    }

    @Test
    void aListenerOfAnotherLibraryIsToldOfEachTrialAndPhase() throws IOException {
        Path file = Path.of("target", "trials.txt");
        Files.deleteIfExists(file);

        run();

        assertThat(Files.readAllLines(file))
                .contains("phase baseline: 3 calls", "phrase-search: COMPLETED")
                .filteredOn(line -> line.startsWith("trial"))
                .hasSizeGreaterThan(6);
    }

    @Test
    void aListenerOfAnotherLibraryWritesLinesOfJson() throws IOException {
        Path file = Path.of("target", "events.jsonl");
        Files.deleteIfExists(file);

        run();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines)
                .allSatisfy(line -> assertThat(JsonMapper.builder()
                                .build()
                                .readTree(line)
                                .get("event")
                                .asText())
                        .isIn("trial", "gate", "leaf"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"event\":\"leaf\""))
                .hasSize(3)
                .allMatch(line -> line.contains("\"outcome\":\"passed\""));
        assertThat(lines)
                .filteredOn(line -> line.contains("\"verdict\":\"PASSED\""))
                .hasSize(1);
    }

    @Test
    void aListenerThatIsToldHostileTextKeepsItInItsLine() throws IOException {
        Path file = folder.resolve("events.jsonl");
        LeafInfo leaf = new LeafInfo("id", "org.A", "A", List.of());
        String hostile = "a\nb\u2028\"},{\"event\":\"gate\"}";
        new JsonLines(file)
                .leafFinished(new LeafRecord(
                        leaf,
                        LeafRecord.Kind.GATE,
                        hostile,
                        1,
                        LeafRecord.Outcome.ERROR,
                        hostile,
                        Instant.EPOCH,
                        Duration.ZERO,
                        null));

        assertThat(Files.readAllLines(file))
                .hasSize(1)
                .first()
                .satisfies(line -> assertThat(JsonMapper.builder()
                                .build()
                                .readTree(line)
                                .get("message")
                                .asText())
                        .isEqualTo(hostile));
    }

    @Test
    void aModelProviderOfAnotherLibraryHasSettingsOfItsOwn() {
        run("attune.model.rules.mark", "!").assertStatistics(statistics -> statistics.succeeded(3));
        run("attune.model.rules.voice", "low").assertStatistics(statistics -> statistics.failed(1));
    }

    @Test
    void anotherLibraryMakesTheInstanceOfAClassAndEndsItsUse() {
        Noted.FOLDERS.clear();

        run(Noted.class).assertStatistics(statistics -> statistics.succeeded(2));

        assertThat(Noted.FOLDERS.stream().distinct())
                .singleElement(InstanceOfAssertFactories.PATH)
                .doesNotExist();
    }

    @Test
    void optimizersOfOtherLibrariesAreSelectedByName() {
        run("attune.only", "phrase-search").assertStatistics(statistics -> statistics.succeeded(3));
    }

    @Test
    void aDataFormatOfAnotherLibraryNamesFileAndLine() {
        assertThatThrownBy(() -> new TabSeparated()
                        .read(
                                "capitals.tsv",
                                new ByteArrayInputStream("country\tcapital\nPeru\n".getBytes(StandardCharsets.UTF_8)),
                                (line, json) -> {}))
                .isInstanceOf(DataException.class)
                .hasMessage("capitals.tsv, line 2: 1 cells under 2 columns");
    }

    interface FindMonth {
        YearMonth month(String mail);
    }

    @Test
    void aTypeOfFieldsOfAnotherLibraryIsShownAndReadAsItSays() {
        List<String> asked = new ArrayList<>();
        ChatModel model = new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                asked.add(request.messages().toString());
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(asked.size() == 1 ? "next spring" : "2026-03"))
                        .build();
            }
        };
        Signature signature = Signature.of(FindMonth.class);
        FindMonth findMonth = Modules.create(FindMonth.class, signature, signature.seedPrompt(), model, call -> {});

        assertThat(findMonth.month("Let us meet in March.")).isEqualTo(YearMonth.of(2026, 3));
        assertThat(asked.get(0)).contains("a month such as 2026-03");
        assertThat(asked.get(1)).contains("it is no month such as 2026-03");
    }

    record Mail(
            YearMonth received,
            @JsonFormat(pattern = "MM.uuuu") YearMonth due) {}

    @Test
    void dataOfThatTypeAreReadTheSameWayUnlessTheRowSaysAnother() throws IOException {
        Path file =
                Files.writeString(folder.resolve("mails.jsonl"), "{\"received\": \"2026-03\", \"due\": \"04.2026\"}\n");
        assertThat(Examples.rowsOf(file.toString(), Mail.class))
                .containsExactly(new Mail(YearMonth.of(2026, 3), YearMonth.of(2026, 4)));

        Files.writeString(file, "{\"received\": \"03.2026\", \"due\": \"04.2026\"}\n");
        assertThatThrownBy(() -> Examples.rowsOf(file.toString(), Mail.class))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("member \"received\"")
                .hasMessageEndingWith("the text \"03.2026\": it is no month such as 2026-03");
    }

    @Test
    void allOfItUsesThePublicApiAlone() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("org.example..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are internal",
                        type -> type.getPackageName().startsWith("dev.attune")
                                && type.tryGetAnnotationOfType(API.class)
                                        .map(api -> api.status() == API.Status.INTERNAL)
                                        .orElse(false)))
                .check(new ClassFileImporter().importPackages("org.example", "dev.attune"));
    }
}
