package dev.attune.engine.constraint;

import dev.attune.engine.config.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** Tells languages apart with the model of Apache OpenNLP, which builds that ask for it add themselves. Thread-safe. */
final class LanguageDetection {

    private static final String MODEL = "/langdetect-183.bin";

    private static final String MISSING =
            "@Constraints(language) needs org.apache.opennlp:opennlp-models-langdetect:1.3.0 (10 MB) and"
                    + " org.apache.opennlp:opennlp-tools on the class path of the tests; add them with scope test";

    /** Names of variables and code say nothing of the language around them. */
    private static final Pattern NO_TEXT = Pattern.compile("\\{\\{[^}]*}}|`[^`]*`");

    private LanguageDetection() {}

    /** Loaded with the first constraint: that takes some seconds. */
    private static final class Loaded {

        private static final LanguageDetectorME DETECTOR = new LanguageDetectorME(model());

        private static LanguageDetectorModel model() {
            try (InputStream file = LanguageDetection.class.getResourceAsStream(MODEL)) {
                return new LanguageDetectorModel(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @throws ConfigurationException if the model or OpenNLP is not there */
    static void require() {
        if (LanguageDetection.class.getResource(MODEL) == null) {
            throw new ConfigurationException(MISSING);
        }
        try {
            known();
        } catch (LinkageError e) {
            throw new ConfigurationException(MISSING);
        }
    }

    /** The languages that can be told, by codes of three letters. */
    static Set<String> known() {
        return new TreeSet<>(Set.of(Loaded.DETECTOR.getSupportedLanguages()));
    }

    /** How likely each language is to be that of a text. */
    static Map<String, Double> shares(String text) {
        String plain = NO_TEXT.matcher(text).replaceAll(" ");
        Map<String, Double> shares = new LinkedHashMap<>();
        synchronized (Loaded.DETECTOR) {
            for (Language language : Loaded.DETECTOR.predictLanguages(plain)) {
                shares.put(language.getLang(), language.getConfidence());
            }
        }
        return shares;
    }
}
