package dev.attune.runtime.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.CallListener;
import dev.attune.runtime.Modules;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.annotations.Instruction;
import dev.attune.runtime.artifact.Artifact;
import dev.attune.runtime.artifact.ArtifactException;
import dev.attune.runtime.artifact.ArtifactFile;
import dev.attune.runtime.artifact.Artifacts;
import dev.attune.runtime.signature.DemoChoice;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pools of demos, from which each request gets the nearest. */
class NearestDemosTests {

    interface Sort {

        @Instruction("Sort.")
        String kind(String title, String body);
    }

    private static final Signature SIGNATURE = Signature.of(Sort.class);

    private static final List<Demonstration> POOL =
            List.of(demo("aaa", "aaa"), demo("bbb", "bbb"), demo("aab", "bbb"), demo("ccc", "ccc"));

    private final List<List<ChatMessage>> asked = new ArrayList<>();
    private final ChatModel model = new ChatModel() {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            asked.add(request.messages());
            return ChatResponse.builder().aiMessage(AiMessage.from("Kind: k")).build();
        }
    };

    @TempDir
    private Path folder;

    @Test
    void theNearestDemosAreShownTheNearestLast() {
        assertThat(shown(2, "bb", "bbb")).containsExactly("aab bbb", "bbb bbb");
        assertThat(shown(1, "c", "c")).containsExactly("ccc ccc");
        assertThat(shown(3, "a", "aa")).endsWith("aaa aaa").hasSize(3);
    }

    @Test
    void ofEquallyNearDemosTheEarlierCountsAsNearer() {
        assertThat(shown(3, "aaa", "bbb")).containsExactly("bbb bbb", "aaa aaa", "aab bbb");
    }

    @Test
    void aPoolThatIsTooSmallIsShownWhole() {
        assertThat(shown(9, "aaa", "aaa")).hasSize(4).endsWith("aaa aaa");
    }

    @Test
    void anInputWithoutTextGetsDemosToo() {
        assertThat(shown(2, "", " ")).hasSize(2);
    }

    @Test
    void modulesSendTheDemosOfTheirInputs() {
        Sort sort = Modules.create(Sort.class, SIGNATURE, prompt(1), model, CallListener.NONE);

        sort.kind("c", "cc");
        sort.kind("a", "aa");

        assertThat(asked)
                .containsExactly(
                        Modules.messages(SIGNATURE, prompt(1), inputs("c", "cc")),
                        Modules.messages(SIGNATURE, prompt(1), inputs("a", "aa")));
        assertThat(asked.get(0)).hasSize(4).isNotEqualTo(asked.get(1));
    }

    @Test
    void anArtifactHoldsThePoolAndHowItIsChosenFrom() {
        Path file = write(prompt(2));

        assertThat(file).content().contains("\"nearest\" : 2", "\"embedding\" : \"letter-counts\"");
        assertThat(ArtifactFile.read(file).promptSet().module("Sort")).isEqualTo(prompt(2));
        assertThat(ArtifactFile.read(file).promptSet().module("Sort")).isNotEqualTo(prompt(3));
    }

    @Test
    void productionSendsTheSame() {
        Path file = write(prompt(2));

        TunedPrompts.load(file).module(Sort.class, model).kind("b", "bb");

        assertThat(asked).containsExactly(Modules.messages(SIGNATURE, prompt(2), inputs("b", "bb")));
    }

    @Test
    void withoutTheEmbeddingModelAnArtifactIsRefusedAndSaysWhichDependencyIsMissing() {
        Path file = write(new ModulePrompt("Sort.", POOL, DemoChoice.nearest(2, Embeddings.DEFAULT)));
        Path other = write(new ModulePrompt("Sort.", POOL, DemoChoice.nearest(2, "acme-embeddings")));

        assertThatThrownBy(() -> TunedPrompts.load(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageStartingWith(
                        file + " has a pool of demos for module Sort, and cannot choose from it: there is no embedding"
                                + " model \"all-minilm-l6-v2\" on the class path")
                .hasMessageEndingWith("; add the dependency dev.attune:attune-embedding-model");
        assertThatThrownBy(() -> TunedPrompts.load(other))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("add the dependency with the EmbeddingProvider of that name");
    }

    @Test
    void aFileWithAChoiceThatMeansNothingIsRefusedAndNamesTheMember() {
        choiceIsRefused("\"nearest\" : 0", "not the nearest 0 by \"letter-counts\" at modules.Sort.choice");
        choiceIsRefused("\"nearest\" : -1", "not the nearest -1 by \"letter-counts\" at modules.Sort.choice");
        choiceIsRefused("\"nearest\" : 2.5", "at modules.Sort.choice.nearest");
        choiceIsRefused("\"nearest\" : \"2\"", "at modules.Sort.choice.nearest");
        choiceIsRefused("\"nearest\" : null", "at modules.Sort.choice.nearest");
        choiceIsRefused("\"farthest\" : 2", "at modules.Sort.choice.nearest");
        choiceIsRefused("\"nearest\" : 2, \"farthest\" : 1", "at modules.Sort.choice.farthest");
        choiceIsRefused("\"nearest\" : 3", "the prompt of module Sort has changed since");
    }

    private void choiceIsRefused(String nearest, String sentence) {
        Path file = folder.resolve("wrong.json");
        try {
            String content = Files.readString(write(prompt(2)));
            Files.writeString(file, content.replace("\"nearest\" : 2", nearest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        assertThatThrownBy(() -> ArtifactFile.read(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aPoolWithAnEmptyTextIsReadAndShown() {
        ModulePrompt prompt = new ModulePrompt(
                "Sort.", List.of(demo("", ""), demo("bbb", "bbb")), DemoChoice.nearest(3, LetterCounts.NAME));

        TunedPrompts.load(write(prompt)).module(Sort.class, model).kind("b", "bb");

        assertThat(asked).containsExactly(Modules.messages(SIGNATURE, prompt, inputs("b", "bb")));
        assertThat(asked.get(0)).hasSize(6);
    }

    private Path write(ModulePrompt prompt) {
        Path file = folder.resolve(prompt.choice().hashCode() + ".json");
        Artifact artifact = Artifacts.of("Sort", Sort.class, prompt);
        ArtifactFile.write(artifact, file);
        return file;
    }

    private static ModulePrompt prompt(int nearest) {
        return new ModulePrompt("Sort.", POOL, DemoChoice.nearest(nearest, LetterCounts.NAME));
    }

    /** The titles and bodies of the demos in the request. */
    private static List<String> shown(int nearest, String title, String body) {
        List<ChatMessage> messages = Modules.messages(SIGNATURE, prompt(nearest), inputs(title, body));
        return messages.subList(1, messages.size() - 1).stream()
                .filter(UserMessage.class::isInstance)
                .map(message -> ((UserMessage) message)
                        .singleText()
                        .replace("Title: ", "")
                        .replace("\nBody: ", " "))
                .toList();
    }

    private static Demonstration demo(String title, String body) {
        return new Demonstration(Origin.LABELED, title + body, inputs(title, body), Map.of("kind", "k"));
    }

    private static Map<String, String> inputs(String title, String body) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("title", title);
        inputs.put("body", body);
        return inputs;
    }
}
