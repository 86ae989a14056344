package dev.attune.report.page;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The page as a file, {@code report.html} in the folder of what runs leave behind. Programs run in several processes, each of which knows its
 * own alone: what the page says of a program is kept beside it, and the page is put together anew from all of them. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportFile {

    private static final String ARTICLE = "report.part.html";

    private ReportFile() {}

    /**
     * Writes what is known of a program.
     *
     * @param output the folder
     */
    public static synchronized void write(Path output, ProgramRun run) throws IOException {
        Path own = output.resolve(run.program().programClass());
        Files.createDirectories(own);
        replace(own.resolve(ARTICLE), ReportPage.article(run));
        try (FileChannel channel = FileChannel.open(
                        output.resolve("report.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            replace(output.resolve("report.html"), ReportPage.of(articles(output)));
        }
    }

    private static List<String> articles(Path output) throws IOException {
        List<String> articles = new ArrayList<>();
        List<Path> folders;
        try (Stream<Path> files = Files.list(output)) {
            folders = files.filter(folder -> Files.isRegularFile(folder.resolve(ARTICLE)))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            articles.add(Files.readString(folder.resolve(ARTICLE)));
        }
        return articles;
    }

    private static void replace(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.writeString(draft, text, StandardOpenOption.CREATE_NEW);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
