package dev.attune.engine.junit.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The source of a program's class, where the build puts it beside the compiled class. */
final class ProgramSource {

    /** The held-out examples may be among them, which no model may see before the gate. */
    private static final Pattern HOLDS_DATA = Pattern.compile("\\bExample\\s*\\.\\s*of\\s*\\(|\\bnew\\s+Example\\b");

    private static final Pattern NO_NEWS = Pattern.compile("(?m)^(?:package|import)\\b.*\\R");

    private ProgramSource() {}

    /** The source without its imports; empty if it is not there, cannot be read, or holds examples itself. */
    static String of(Class<?> type) {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        try (InputStream source = file.getResourceAsStream(file.getSimpleName() + ".java")) {
            String text = source == null ? "" : new String(source.readAllBytes(), StandardCharsets.UTF_8);
            return HOLDS_DATA.matcher(text).find()
                    ? ""
                    : NO_NEWS.matcher(text).replaceAll("").strip();
        } catch (IOException e) {
            return "";
        }
    }
}
