package dev.attune.local.llama;

import de.kherud.llama.InferenceParameters;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How one answer is drawn, taken from a request and checked. */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Sampling(
        double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Double frequencyPenalty,
        @Nullable Double presencePenalty,
        int maxOutputTokens,
        List<String> stopSequences,
        int seed) {

    public static Sampling of(ChatRequestParameters parameters, String modelName, int seed) {
        refuseUnsupported(parameters, modelName);
        double temperature = parameters.temperature();
        Double topP = parameters.topP();
        Integer topK = parameters.topK();
        int maxOutputTokens = parameters.maxOutputTokens();
        require(temperature >= 0, "temperature must be 0 or more, is " + temperature);
        require(topP == null || (topP > 0 && topP <= 1), "topP must be in (0, 1], is " + topP);
        require(topK == null || topK >= 1, "topK must be 1 or more, is " + topK);
        require(maxOutputTokens >= 1, "maxOutputTokens must be 1 or more, is " + maxOutputTokens);
        return new Sampling(
                temperature,
                topP,
                topK,
                parameters.frequencyPenalty(),
                parameters.presencePenalty(),
                maxOutputTokens,
                parameters.stopSequences() == null ? List.of() : List.copyOf(parameters.stopSequences()),
                seed);
    }

    private static void refuseUnsupported(ChatRequestParameters parameters, String modelName) {
        if (parameters.toolSpecifications() != null
                && !parameters.toolSpecifications().isEmpty()) {
            throw new UnsupportedFeatureException("The local model does not support tools.");
        }
        if (parameters.toolChoice() != null) {
            throw new UnsupportedFeatureException("The local model does not support toolChoice.");
        }
        ResponseFormat format = parameters.responseFormat();
        if (format != null && (format.type() != ResponseFormatType.TEXT || format.jsonSchema() != null)) {
            throw new UnsupportedFeatureException("The local model does not support the response format "
                    + format.type() + ". Ask for the format in the prompt.");
        }
        if (parameters.modelName() != null && !parameters.modelName().equals(modelName)) {
            throw new UnsupportedFeatureException("This local model is '" + modelName + "' and cannot answer as '"
                    + parameters.modelName() + "'. Open another LocalChatModel.");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvalidRequestException(message);
        }
    }

    InferenceParameters toParameters(String prompt) {
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setTemperature((float) temperature)
                .setSeed(seed);
        if (topP != null) {
            parameters.setTopP(topP.floatValue());
        }
        if (topK != null) {
            parameters.setTopK(topK);
        }
        if (frequencyPenalty != null) {
            parameters.setFrequencyPenalty(frequencyPenalty.floatValue());
        }
        if (presencePenalty != null) {
            parameters.setPresencePenalty(presencePenalty.floatValue());
        }
        return parameters.setStopStrings(stopSequences.toArray(String[]::new));
    }
}
