package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.runtime.TunedPrompts;
import dev.attune.runtime.answer.Fixture.PickIntent;
import dev.attune.runtime.signature.Demonstration;
import dev.attune.runtime.signature.Demonstration.Origin;
import dev.attune.runtime.signature.ModulePrompt;
import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnsembleArtifactTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("ensemble.json");
        ArtifactFile.write(artifact("text"), file);
    }

    private static Artifact artifact(String input) {
        Demonstration demo =
                new Demonstration(Origin.LABELED, "train-1", Map.of(input, "stop"), Map.of("intent", "cancel"));
        return Artifacts.of(
                "PickIntent",
                PickIntent.class,
                ModulePrompt.voting(List.of(
                        new ModulePrompt("One.", List.of()),
                        new ModulePrompt("Two.", List.of(demo)),
                        new ModulePrompt("Three.", List.of()))));
    }

    @Test
    void promptsThatVoteAreReadAgainAndFilesOfOthersDoNotSpeakOfThem() throws IOException {
        assertThat(ArtifactFile.read(file)).isEqualTo(artifact("text"));
        assertThat(Files.readString(file)).contains("\"votesWith\" : [").containsOnlyOnce("votesWith");
        assertThat(ArtifactFileTests.golden()).doesNotContain("votesWith");
    }

    @Test
    void aVoterThatNobodyHasMeasuredIsRefused() throws IOException {
        Files.writeString(file, Files.readString(file).replace("Three.", "Tree."));
        assertRefused("the prompt of module PickIntent has changed since");
    }

    @Test
    void votersOfVotersAreRefused() throws IOException {
        change(module -> {
            ObjectNode ensemble = module.deepCopy();
            module.withArray("votesWith").add(ensemble).add(ensemble);
        });
        assertRefused("a prompt that votes with others has no voters of its own");
    }

    @Test
    void anEvenNumberOfVotersIsRefused() throws IOException {
        change(module -> module.withArray("votesWith").remove(0));
        assertRefused("an odd number of prompts of a module votes, at most 9; not 2");
    }

    @Test
    void moreVotersThanAnyEnsembleHasAreRefused() throws IOException {
        change(module -> {
            JsonNode voter = module.withArray("votesWith").get(0);
            for (int i = 0; i < 8; i++) {
                module.withArray("votesWith").add(voter);
            }
        });
        assertRefused("an odd number of prompts of a module votes, at most 9; not 11");
    }

    @Test
    void aVoterWithAnUnknownFieldWithoutOneOrWithABlankInstructionIsRefused() throws IOException {
        changeVoter(voter -> voter.put("weight", 2));
        assertRefused("weight");
        write();
        changeVoter(voter -> voter.remove("demosOrigin"));
        assertRefused("demosOrigin");
        write();
        changeVoter(voter -> voter.put("instruction", " "));
        assertRefused("the instruction of a module is not blank");
        write();
        change(module -> module.putNull("votesWith"));
        assertRefused("votesWith");
    }

    @Test
    void aVoterWithDemosOfOtherFieldsIsRefused() {
        ArtifactFile.write(artifact("sentence"), file);
        TunedPrompts prompts = TunedPrompts.load(file);
        ChatModel model = new ChatModel() {};
        assertThatThrownBy(() -> prompts.module(PickIntent.class, model))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("its demos of module PickIntent have the fields [sentence]");
    }

    private void changeVoter(Consumer<ObjectNode> change) throws IOException {
        change(module ->
                change.accept((ObjectNode) module.withArray("votesWith").get(1)));
    }

    private void change(Consumer<ObjectNode> change) throws IOException {
        JsonNode artifact = JSON.readTree(Files.readString(file));
        change.accept((ObjectNode) artifact.at("/modules/PickIntent"));
        Files.writeString(file, JSON.writeValueAsString(artifact));
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> ArtifactFile.read(file))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining(why);
    }
}
