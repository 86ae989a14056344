package dev.attune.report;

import dev.attune.engine.event.RunInfo;
import dev.attune.report.page.History;
import dev.attune.report.page.PastRun;
import dev.attune.report.page.ProgramRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Keeps what each run came to: when a program has ended, a line of JSON is added to {@code history.jsonl} in the folder of
 * {@code attune.journal}, which {@code mvn clean} leaves alone. Where that cannot be written, such as in a read-only checkout, a warning says
 * so. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HistoryRunListener extends CollectingRunListener {

    @Override
    public void programFinished(String programClass) {
        Optional<ProgramRun> program = runs().of(programClass);
        Optional<PastRun> ended = program.flatMap(PastRun::of);
        Optional<Path> folder = program.flatMap(ProgramRun::info).map(RunInfo::journals);
        if (ended.isPresent() && folder.isPresent()) {
            keep(folder.get(), ended.get());
        }
    }

    private static void keep(Path folder, PastRun run) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                Files.writeString(folder.resolve(".gitignore"), "*\n");
            }
            OutputFolder.alone(folder, History.NAME, () -> append(History.in(folder), History.line(run)));
        } catch (IOException e) {
            System.getLogger(HistoryRunListener.class.getName())
                    .log(System.Logger.Level.WARNING, "this run could not be kept in " + History.in(folder) + ": " + e);
        }
    }

    /** What a killed process has left of a line stays a line of its own, for which its readers are told. */
    private static void append(Path file, String line) throws IOException {
        OutputFolder.checkLinks(file);
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            long length = opened.length();
            boolean torn = false;
            if (length > 0) {
                opened.seek(length - 1);
                torn = opened.read() != '\n';
            }
            opened.seek(length);
            opened.write(((torn ? "\n" : "") + line).getBytes(StandardCharsets.UTF_8));
        }
    }
}
