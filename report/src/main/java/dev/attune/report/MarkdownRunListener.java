package dev.attune.report;

import dev.attune.engine.event.Claim;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord;
import dev.attune.engine.event.OptimizationRecord;
import dev.attune.engine.event.RunListener;
import dev.attune.engine.event.WorthRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a run came to as Markdown: into {@code attune-summary.md} beside the folder of Allure's results, ready for a comment of a pull
 * request, and at the end of the file that {@code GITHUB_STEP_SUMMARY} names, which GitHub shows with the job. A gate is written before its
 * verdict fails the build. What other runs have written there stays, as with Allure's results. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkdownRunListener implements RunListener {

    /** GitHub refuses comments of more than 65,536 characters, and leaves out summaries of more than a mebibyte. */
    private static final int LONGEST = 60_000;

    /** By which a build finds the comment that it wrote before, to write it anew. */
    private static final String MARKER = "<!-- attune -->\n";

    private static final String CUT = "\n(The rest is in the Allure report.)\n";

    /**
     * The claims of a program that is not finished.
     *
     * @param program its name
     * @param all those of the gates so far
     */
    private record Claims(String program, List<Claim> all) {

        Claims(String program) {
            this(program, new CopyOnWriteArrayList<>());
        }

        void add(List<Claim> some) {
            all.addAll(some);
        }
    }

    private final Path file;
    private final @Nullable Path stepSummary;
    private final Map<String, Claims> claims = new ConcurrentHashMap<>();
    private int written;
    private boolean full;

    /** For {@link java.util.ServiceLoader}. */
    public MarkdownRunListener() {
        this(ResultsFolder.ofAllure().beside("attune-summary.md"), stepSummary(System.getenv("GITHUB_STEP_SUMMARY")));
    }

    MarkdownRunListener(Path file, @Nullable Path stepSummary) {
        this.file = file;
        this.stepSummary = stepSummary;
    }

    private static @Nullable Path stepSummary(@Nullable String name) {
        return name == null || name.isBlank() ? null : Path.of(name);
    }

    @Override
    public void optimizationFinished(OptimizationRecord optimization) {
        write(MarkdownSummary.of(optimization));
    }

    @Override
    public void gateFinished(GateRecord gate) {
        write(MarkdownSummary.of(gate));
        if (!gate.claims().isEmpty()) {
            claims.computeIfAbsent(
                            gate.leaf().programClass(),
                            program -> new Claims(gate.leaf().programName()))
                    .add(gate.claims());
        }
    }

    @Override
    public void programFinished(String programClass) {
        Claims finished = claims.remove(programClass);
        if (finished != null) {
            write(MarkdownSummary.of(finished.program(), finished.all()));
        }
    }

    @Override
    public void worthMeasured(WorthRecord worth) {
        write(MarkdownSummary.of(worth));
    }

    @Override
    public void leafFinished(LeafRecord leaf) {
        String part = MarkdownSummary.of(leaf);
        if (!part.isEmpty()) {
            write(part);
        }
    }

    private synchronized void write(String part) {
        if (full) {
            return;
        }
        full = written + part.length() > LONGEST;
        String fitting = full ? CUT : part;
        written += fitting.length();
        try {
            append(file, Files.exists(file) ? fitting : MARKER + fitting);
            if (stepSummary != null) {
                append(stepSummary, fitting);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
