package dev.attune.report;

import dev.attune.report.page.ProgramRun;
import dev.attune.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The page as a file, {@code report.html} in the folder of what runs leave behind. Programs run in several processes, each of which knows its
 * own alone: what the page says of a program is kept beside it, and the page is put together anew from all of them. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportFile {

    private static final String NAME = "report.html";
    private static final String ARTICLE = "report.part.html";

    private ReportFile() {}

    /**
     * Writes what is known of a program.
     *
     * @param output the folder
     */
    public static void write(Path output, ProgramRun run) throws IOException {
        OutputFolder.alone(output, NAME, () -> {
            OutputFolder.write(output.resolve(run.program().programClass()), ARTICLE, ReportPage.article(run));
            OutputFolder.write(output, NAME, ReportPage.of(articles(output)));
        });
    }

    private static List<String> articles(Path output) throws IOException {
        List<Path> files;
        try (Stream<Path> folders = Files.list(output)) {
            files = folders.map(folder -> folder.resolve(ARTICLE))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<String> articles = new ArrayList<>();
        for (Path file : files) {
            articles.add(Files.readString(file));
        }
        return articles;
    }
}
