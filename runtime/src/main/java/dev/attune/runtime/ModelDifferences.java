package dev.attune.runtime;

import dev.attune.runtime.artifact.MeasuredModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In what a model of production would be asked otherwise than the one that was measured. */
final class ModelDifferences {

    /** Under this name OpenAI has the limit for models that reason. The parameters of langchain4j's core do not know it. */
    private static final String COMPLETION_LIMIT = "max-completion-tokens";

    private static final String LIMIT = "max-output-tokens";

    /** What follows the name of a model where one of its versions is named: a date, a number of three or four digits, or the latest one. */
    private static final Pattern VERSION = Pattern.compile("[-@:](latest|\\d{3,4}|\\d{4}-?\\d{2}-?\\d{2})");

    private ModelDifferences() {}

    /**
     * Returns the differences in words.
     *
     * @param own what the model of production sets for its requests; null if it does not say
     * @param annotated options that the module sets itself, whatever the model
     */
    static List<String> of(MeasuredModel measured, @Nullable ChatRequestParameters own, Set<String> annotated) {
        List<String> differences = new ArrayList<>();
        name(measured.name(), own == null ? null : own.modelName()).ifPresent(differences::add);
        options(own).forEach((option, now) -> {
            if (!annotated.contains(option) && !isUnknown(option, measured)) {
                String then = measured.options().get(option);
                if (!same(then, now)) {
                    differences.add("they were measured with " + said(option, then) + ", and this model sets "
                            + (now == null ? "none" : now.toString()));
                }
            }
        });
        return differences;
    }

    private static boolean isUnknown(String option, MeasuredModel measured) {
        return option.equals(LIMIT) && measured.options().containsKey(COMPLETION_LIMIT);
    }

    private static String said(String option, @Nullable String value) {
        String words = option.replace('-', ' ');
        return value == null ? "the " + words + " that the model has by itself" : words + " " + value;
    }

    private static Optional<String> name(String measured, @Nullable String now) {
        int colon = measured.indexOf(':');
        String then = measured.substring(colon + 1);
        boolean same = colon < 0 || now == null || now.equals(then) || isVersion(now, then) || isVersion(then, now);
        return same ? Optional.empty() : Optional.of("they were tuned for " + measured + ", and this model is " + now);
    }

    private static boolean isVersion(String version, String of) {
        return version.startsWith(of)
                && VERSION.matcher(version.substring(of.length())).matches();
    }

    private static boolean same(@Nullable String then, @Nullable Number now) {
        if (then == null || now == null) {
            return then == null && now == null;
        }
        try {
            return Double.parseDouble(then) == now.doubleValue();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static Map<String, @Nullable Number> options(@Nullable ChatRequestParameters own) {
        Map<String, @Nullable Number> options = new LinkedHashMap<>();
        options.put("temperature", own == null ? null : own.temperature());
        options.put("top-p", own == null ? null : own.topP());
        options.put("top-k", own == null ? null : own.topK());
        options.put("frequency-penalty", own == null ? null : own.frequencyPenalty());
        options.put("presence-penalty", own == null ? null : own.presencePenalty());
        options.put(LIMIT, own == null ? null : own.maxOutputTokens());
        return options;
    }
}
