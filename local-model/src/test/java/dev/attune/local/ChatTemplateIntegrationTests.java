package dev.attune.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.llama.ChatPrompt;
import dev.attune.local.llama.LlamaContext;
import dev.attune.local.llama.LlamaContext.Completion;
import dev.attune.local.llama.Sampling;
import dev.attune.local.weights.GgufHeader;
import dev.attune.local.weights.ModelUnavailableException;
import dev.attune.local.weights.ModelWeights;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A model computes what its template renders, whatever its tokenizer would add. */
@Timeout(300)
class ChatTemplateIntegrationTests {

    /** {@code <|im_start|>}: it begins each message, and it is the begin-of-sequence token too. */
    private static final int START = 1;

    private static final List<ChatMessage> MESSAGES =
            List.of(SystemMessage.from("Answer briefly."), UserMessage.from("What is a river?"));

    @TempDir
    private Path folder;

    @Test
    void aPromptBeginsWithTheOneTokenItsTemplateBeginsWith() {
        int[] tokens = tokens(original());

        assertThat(tokens).startsWith(START);
        assertThat(tokens[1]).isNotEqualTo(START);
        assertThat(Arrays.stream(tokens).filter(token -> token == START)).hasSize(3);
    }

    @Test
    void aTokenizerThatAddsTheTokenAddsNoSecond() throws IOException {
        Path adding = copy();
        addStart(adding);

        assertThat(tokens(adding)).isEqualTo(tokens(original()));
        assertThat(answer(adding)).isEqualTo(answer(original()));
    }

    @Test
    void aTemplateThatBeginsWithAnotherTextGetsNoTokenAdded() throws IOException {
        Path plain = copy();
        inTemplate(plain, "<|im_start|>", "<<im_start>>");
        Completion expected = answer(plain);
        addStart(plain);

        assertThat(tokens(plain)).doesNotContain(START);
        assertThat(answer(plain)).isEqualTo(expected);
    }

    @Test
    void aTemplateThatCannotBeRenderedIsRefused() throws IOException {
        Path broken = copy();
        inTemplate(broken, "endfor", "endfer");

        assertThatThrownBy(() -> answer(broken))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessage("llama.cpp cannot render the chat template of the model file.");
    }

    private static Path original() {
        return ModelWeights.standard().find("smollm2-135m");
    }

    private Path copy() throws IOException {
        return Files.copy(original(), folder.resolve("copy.gguf"));
    }

    private static void addStart(Path file) throws IOException {
        replace(file, "tokenizer.ggml.add_bos_token\7\0\0\0\0", "tokenizer.ggml.add_bos_token\7\0\0\0\1");
    }

    private static void inTemplate(Path file, String text, String replacement) throws IOException {
        String template = GgufHeader.text(file, "tokenizer.chat_template").orElseThrow();
        replace(file, template, template.replace(text, replacement));
    }

    private static void replace(Path file, String text, String replacement) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(1 << 21);
            channel.read(header, 0);
            int position = new String(header.array(), StandardCharsets.ISO_8859_1).indexOf(text);
            channel.write(ByteBuffer.wrap(replacement.getBytes(StandardCharsets.ISO_8859_1)), position);
        }
    }

    private static int[] tokens(Path file) {
        LlamaContext context = open(file);
        try {
            return context.tokens(ChatPrompt.of(MESSAGES));
        } finally {
            context.close();
        }
    }

    private static Completion answer(Path file) {
        LlamaContext context = open(file);
        try {
            ChatRequestParameters parameters = ChatRequestParameters.builder()
                    .temperature(0.0)
                    .maxOutputTokens(24)
                    .build();
            return context.complete(ChatPrompt.of(MESSAGES), Sampling.of(parameters, "any", 0));
        } finally {
            context.close();
        }
    }

    private static LlamaContext open(Path file) {
        return LlamaContext.open(file, true, 256, 1, false);
    }
}
