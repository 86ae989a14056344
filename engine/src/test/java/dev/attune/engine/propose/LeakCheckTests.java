package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.engine.data.Example;
import dev.attune.engine.random.RandomStreams;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.signature.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakCheckTests {

    enum Team {
        BILLING,
        DELIVERY,
        RETURNS,
        LEGAL,
        SALES
    }

    /** A module. */
    interface PickTeams {
        @Instruction("Pick the teams that a letter is for.")
        List<Team> teams(String letter);
    }

    private static final Path DATA = Path.of("..", "sample-suites", "src", "test", "resources");
    private static final int PLANTED = 200;
    private static final int WRITTEN = 1_000;

    private final LeakCheck check = new LeakCheck(List.of(
            Example.of("1", "The parcel never came to my new house in Leeds", List.of("alpha", "beta", "gamma")),
            Example.of("2", "荷物が新しい家に届かなかったので返金してください", "返金"),
            Example.of("3", "Посылка так и не пришла в мой новый дом", "доставка"),
            Example.of("4", "nothing to see", List.of("BILLING", "RETURNS", "LEGAL", "SALES", "DELIVERY"))));

    /** With folds, the training split is the validation split. */
    @Test
    void anExampleThatIsGivenTwiceIsNotSharedByTwo() {
        List<Example<?, ?>> examples = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            examples.add(Example.of("n" + i, "The parcel never came to my new house " + i, "delivery"));
        }
        List<Example<?, ?>> twice = new ArrayList<>(examples);
        twice.addAll(examples);
        String copy = "Letters such as: the parcel never came to my new house.";

        assertThat(new LeakCheck(examples).find(copy, List.of(), List.of())).isPresent();
        assertThat(new LeakCheck(twice).find(copy, List.of(), List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If a letter says \"THE PARCEL NEVER CAME to\", pick delivery.",
                "Letters such as: parcel, never came to my ...",
                "「新しい家に届かなかったので返金」のような手紙は返金です。",
                "Пример: посылка так и не пришла.",
                "The labels are alpha, beta and gamma.",
                "Answer with gamma, alpha, or beta.",
            })
    void whatIsCopiedFromAnExampleIsFound(String instruction) {
        assertThat(check.find(instruction, List.of(), List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If the parcel never came, pick delivery.",
                "Letters in which somebody in a new house waits for a parcel are for delivery.",
                "手紙を読んで、返金してください、と書いてあれば返金を選びます。",
                "Посылка не пришла: выбери доставку.",
                "Put the alpha release before the beta release, and gamma rays last.",
            })
    void wordsOfOnesOwnAreFine(String instruction) {
        assertThat(check.find(instruction, List.of(), List.of())).isEmpty();
    }

    @Test
    void whatTheProgramSaysOfItselfMayBeQuoted() {
        assertThat(check.find(
                        "The parcel never came to: ask why.",
                        List.of("Ask why the parcel never came to them"),
                        List.of()))
                .isEmpty();
        assertThat(check.find("One of alpha, beta, gamma.", List.of("The labels: alpha, beta, gamma"), List.of()))
                .isEmpty();
    }

    @Test
    void theConstantsOfTheSignatureMayBeListedInAnyOrder() {
        String instruction = "Choose among BILLING, RETURNS, LEGAL, SALES, DELIVERY.";

        assertThat(check.find(instruction, List.of(), LeakCheck.constants(Signature.of(PickTeams.class))))
                .isEmpty();
        assertThat(check.find(instruction, List.of(), List.of())).isPresent();
    }

    @Test
    void whatManyExamplesHaveInCommonBelongsToTheTask() {
        List<Example<String, String>> examples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            examples.add(Example.of("" + i, "Can we conclude for sure that number " + i + " is even today", "yes"));
        }
        LeakCheck shared = new LeakCheck(examples);

        assertThat(shared.find("Say whether we can: can we conclude for sure that it holds?", List.of(), List.of()))
                .isEmpty();
        assertThat(shared.find("For example that number 7 is even is false.", List.of(), List.of()))
                .isPresent();
    }

    /** Nothing tells them from a copy; the model is asked once more, and uses other words. */
    @Test
    void fiveEverydayWordsThatAnExampleHasTooCountAsACopy() {
        LeakCheck question = new LeakCheck(List.of(Example.of("1", "What is the name of the river?", "Main")));

        assertThat(question.find("Tell what is the name of it.", List.of(), List.of()))
                .contains("an instruction that quotes an example (\"what is the name of\")");
    }

    @Test
    void textsOfAnyLengthAreCompared() {
        for (String part : List.of("a.", "a ", "a,b-", "家", "parcel never ")) {
            assertThat(check.find(part.repeat(20_000), List.of(), List.of())).isEmpty();
        }
    }

    @Test
    void plantedCopiesAreFound() throws IOException {
        List<Set> sets = sets();
        RandomGenerator random = new RandomStreams(5).stream("planted", 0);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < PLANTED; i++) {
            Set set = sets.get(i % sets.size());
            String copy = copy(set, random);
            String planted = sentence(set, random) + " For instance: " + copy + " " + sentence(set, random);
            if (set.check.find(planted, List.of(), List.of()).isEmpty()) {
                missed.add(planted);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void proposalsWrittenWithoutCopyingHardlyEverRaiseAnAlarm() throws IOException {
        List<Set> sets = sets();
        RandomGenerator random = new RandomStreams(6).stream("written", 0);
        List<String> alarms = new ArrayList<>();
        for (int i = 0; i < WRITTEN; i++) {
            Set set = sets.get(i % sets.size());
            String written = sentence(set, random) + " " + sentence(set, random) + " " + hints(set, random) + " "
                    + sentence(set, random);
            set.check.find(written, List.of(), List.of()).ifPresent(alarm -> alarms.add(alarm + ": " + written));
        }
        assertThat(alarms).hasSizeLessThanOrEqualTo(WRITTEN / 100);
    }

    private record Set(List<Map<String, Object>> rows, List<String> words, LeakCheck check) {}

    private static List<Set> sets() throws IOException {
        List<Set> sets = new ArrayList<>();
        for (String name : List.of("clinc", "scone", "hotpotqa", "musique", "iris", "heart-disease")) {
            List<Map<String, Object>> rows = new ArrayList<>();
            List<Example<?, ?>> examples = new ArrayList<>();
            for (String split : List.of("train", "val")) {
                for (String line : Files.readAllLines(DATA.resolve(name).resolve(split + ".jsonl"))) {
                    Map<String, Object> row = new ObjectMapper().readValue(line, new TypeReference<>() {});
                    row.remove("id");
                    rows.add(row);
                    examples.add(new Example<>(split + rows.size(), "", "", row));
                }
            }
            List<String> words = rows.stream()
                    .flatMap(row -> row.values().stream())
                    .flatMap(value -> List.of(String.valueOf(value).split("\\s+")).stream())
                    .filter(word -> word.matches("\\p{L}{3,}"))
                    .distinct()
                    .toList();
            sets.add(new Set(rows, words, new LeakCheck(examples)));
        }
        return sets;
    }

    /** Five to nine words in a row of one example, in capitals now and then, of which not all examples of the task are full. */
    private static String copy(Set set, RandomGenerator random) {
        while (true) {
            Map<String, Object> row = set.rows.get(random.nextInt(set.rows.size()));
            List<String> texts = new ArrayList<>(row.values().stream()
                    .filter(String.class::isInstance)
                    .map(String::valueOf)
                    .toList());
            if (texts.size() == row.size()) {
                texts.add(String.join(", ", texts));
            }
            String text = texts.get(random.nextInt(texts.size()));
            List<String> words = List.of(text.strip().split("\\s+"));
            int length = 5 + random.nextInt(5);
            if (words.size() < length || words.stream().anyMatch(word -> !word.matches(".*[\\p{L}\\p{N}].*"))) {
                continue;
            }
            int from = random.nextInt(words.size() - length + 1);
            String copy = String.join(" ", words.subList(from, from + length));
            long shared = set.rows.stream()
                    .filter(other -> other.values().stream()
                            .anyMatch(value ->
                                    String.valueOf(value).contains(String.join(" ", words.subList(from, from + 5)))))
                    .count();
            if (shared * 10 < set.rows.size()) {
                return random.nextInt(4) == 0 ? copy.toUpperCase(Locale.ROOT) : copy;
            }
        }
    }

    /** What a person may say of any of these tasks. */
    private static String sentence(Set set, RandomGenerator random) {
        List<String> sentences = List.of(
                "Read the question carefully and answer it in as few words as possible.",
                "Decide whether the second sentence follows from the first one.",
                "Look for negations, since they turn an inference around.",
                "If the question asks for a year, answer with the year alone.",
                "Name the person, the place or the thing that is asked for.",
                "You are an expert in botany who tells three species of iris apart by the size of their petals.",
                "A short petal of less than two centimetres speaks for setosa.",
                "Weigh the age, the blood pressure and the kind of chest pain of the patient.",
                "Answer yes or no, and nothing else.",
                "Choose the intent that fits what the user wants to do.",
                "When several intents fit, choose the most specific one of them.",
                "Questions about money that is sent to somebody are transfers.",
                "Think about who made the film, and in which country the director was born.",
                "How many people live in the city is asked for as a number.",
                "First find the missing fact, then search for it by its name.",
                "Do not add an explanation, a full stop or quotation marks.",
                "The stakes are high: a wrong diagnosis costs a life.",
                "You are a careful assistant of a bank who routes requests.",
                "If the context does not tell, answer no.",
                "Which of the two is older is decided by the dates of birth.",
                "Write a search query with the names that the question mentions.",
                "Compare what is said of a larger group with what is said of a smaller one.",
                "Every kind of dog is an animal, so what holds for no animal holds for no dog.",
                "Copy names as they are spelled in the passages.");
        String fields =
                String.join(" and ", set.rows.get(0).keySet().stream().limit(3).toList());
        int chosen = random.nextInt(sentences.size() + 2);
        return chosen < sentences.size()
                ? sentences.get(chosen)
                : "Use the fields " + fields + " to find what is asked for.";
    }

    /** Words of the examples, out of their order. */
    private static String hints(Set set, RandomGenerator random) {
        if (set.words.isEmpty()) {
            return "";
        }
        return "Words like these matter: "
                + random.ints(6, 0, set.words.size()).mapToObj(set.words::get).collect(Collectors.joining(", ")) + ".";
    }
}
