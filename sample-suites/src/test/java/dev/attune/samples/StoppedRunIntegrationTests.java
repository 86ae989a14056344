package dev.attune.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.Attune;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run on a model inside its JVM leaves behind when it is stopped. Repeat it with other moments: {@code -Dstops=30 -Dstops.seed=2}.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StoppedRunIntegrationTests {

    private static final int TERMINATED = 128 + 15;
    private static final int INTERRUPTED = 128 + 2;

    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void aRunStoppedAtAnyMomentEndsCleanlyAndGoesOnWhereItWas() throws Exception {
        Random random = new Random(Long.getLong("stops.seed", 1));
        int stops = Integer.getInteger("stops", 7);
        int kept = 0;
        for (int stop = 0; stop < stops; stop++) {
            Process run = start(stop);
            if (!awaitCalls(run, stop, kept + random.nextInt(3))) {
                break; // the run was at its end
            }
            LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(600)));
            boolean keyboard = stop % 3 == 2 && catchesInterrupts(run);
            signal(run, keyboard);

            assertThat(run.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
            String output = output(stop);
            assertThat(run.exitValue()).as(output).isEqualTo(keyboard ? INTERRUPTED : TERMINATED);
            int now = calls();
            assertThat(Files.readString(journal())).as("no torn record").endsWith("\n");
            assertThat(now).as(output).isGreaterThanOrEqualTo(kept);
            assertThat(output)
                    .contains("stopped; run the same command again to resume: " + now
                            + (now == 1 ? " call is" : " calls are") + " kept in ")
                    .doesNotContain("rror", "Exception", "ABORTED", "WARNING");
            assertThat(files()).as(output).allMatch(StoppedRunIntegrationTests::isExpected);
            kept = now;
        }
        assertThat(kept).isPositive();

        Process last = start(stops);
        assertThat(last.waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as(output(stops)).isZero();
        assertThat(Files.readString(journal())).contains("{\"end\":true}");
        assertThat(folder.resolve("out")).isDirectoryRecursivelyContaining("glob:**.json");
    }

    private Process start(int number) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        "-Dattune.mode=optimize",
                        "-Dattune.model.max-output-tokens=4",
                        "-Dattune.journal=journals",
                        "-Dattune.output=out",
                        "-Dattune.artifacts=artifacts",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(number + ".txt").toFile());
        // threads that spin while others have the processor make a busy machine ten times as slow
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        return builder.start();
    }

    /** Waits for a moment by what the run has done, as a slow machine takes its time. */
    private boolean awaitCalls(Process run, int number, int count) throws IOException {
        while (run.isAlive()) {
            if (calls() >= count && calls() > 0 && output(number).contains("can be stopped")) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return false;
    }

    private void signal(Process run, boolean keyboard) throws IOException, InterruptedException {
        if (keyboard) {
            new ProcessBuilder("kill", "-INT", String.valueOf(run.pid()))
                    .start()
                    .waitFor();
        } else {
            run.destroy();
        }
    }

    /** Processes started in the background by some shells never see Ctrl-C. */
    private static boolean catchesInterrupts(Process run) throws IOException {
        Path status = Path.of("/proc", String.valueOf(run.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private String output(int number) throws IOException {
        return Files.readString(folder.resolve(number + ".txt"));
    }

    private Path journal() {
        return folder.resolve("journals").resolve(CapitalsFixture.class.getName() + ".jsonl");
    }

    /** Each call once. */
    private int calls() throws IOException {
        if (!Files.exists(journal())) {
            return 0;
        }
        List<String> calls = Files.readAllLines(journal()).stream()
                .filter(line -> line.contains("{\"call\":"))
                .toList();
        assertThat(new HashSet<>(calls)).hasSameSizeAs(calls);
        return calls.size();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    /** The candidate is there from the end of the search on. */
    private static boolean isExpected(String file) {
        return file.startsWith("journals/")
                || file.matches("\\d+\\.txt")
                || file.equals("out/" + CapitalsFixture.class.getName() + "/bootstrap-random-search.json");
    }

    /** The process that is stopped. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Attune.run(CapitalsFixture.class);
        }
    }
}
