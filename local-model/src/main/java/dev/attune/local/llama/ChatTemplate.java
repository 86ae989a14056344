package dev.attune.local.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import dev.attune.local.weights.GgufHeader;
import dev.attune.local.weights.ModelUnavailableException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The chat template of a model file, rendered whole. On its own, llama.cpp takes the text of the begin-of-sequence token from the start
 * of what a template renders, and that of the end-of-sequence token from its end, because the tokenizer would add them. Many tokenizers
 * do not: their prompts lost a token. So the rendering is put between marks, where nothing is taken, and the tokenizer adds nothing.
 */
final class ChatTemplate {

    private static final String MARK = "\uF8FF";

    /**
     * llama.cpp tries a template it is given without any model, so without these texts, and ends the process if that throws. Then nothing
     * of the template is rendered, but something it does not complain of on stderr.
     */
    private static final String WITH_A_MODEL = "{% if bos_token or eos_token %}";

    private static final String WITHOUT = "{% else %}{{ messages | tojson }}{% endif %}";

    private final @Nullable String source;

    private ChatTemplate(@Nullable String source) {
        this.source = source;
    }

    static ChatTemplate of(Path file) {
        return new ChatTemplate(GgufHeader.text(file, "tokenizer.chat_template").orElse(null));
    }

    /** Have a model render this template. A file without one is left to what llama.cpp does then. */
    void addTo(ModelParameters parameters) {
        if (source != null) {
            parameters.setChatTemplate(marked(source)).setOverrideKv("tokenizer.ggml.add_bos_token=bool:false");
        }
    }

    /**
     * Render a prompt.
     *
     * @throws ModelUnavailableException if llama.cpp cannot render the template and has taken another
     */
    String render(LlamaModel model, InferenceParameters messages) {
        String rendered = model.applyTemplate(messages);
        return source == null ? rendered : unmarked(rendered);
    }

    static String marked(String template) {
        // What the template language drops at the start and the end of a template it would keep in the middle of one.
        String inner = template.replaceFirst("\\A[ \\t]+(?=\\{[%#])", "").replaceFirst("\\r?\\n\\z", "");
        return WITH_A_MODEL + MARK + inner + MARK + WITHOUT;
    }

    static String unmarked(String rendered) {
        boolean marked = rendered.length() >= 2 && rendered.startsWith(MARK) && rendered.endsWith(MARK);
        if (!marked) {
            throw new ModelUnavailableException("llama.cpp cannot render the chat template of the model file.");
        }
        return rendered.substring(1, rendered.length() - 1);
    }
}
