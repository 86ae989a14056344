package dev.attune.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The commit that is checked out, as continuous builds or the files of Git say. No program is run for it. */
final class Commit {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final long LONGEST = 10_000_000;

    private Commit() {}

    /**
     * Finds it.
     *
     * @param environment gives the value of an environment variable, or null
     * @param folder a folder of the project
     */
    static Optional<String> of(UnaryOperator<@Nullable String> environment, Path folder) {
        return Stream.of("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT")
                .map(name -> Optional.ofNullable(environment.apply(name)).orElse(""))
                .filter(value -> HASH.matcher(value).matches())
                .findFirst()
                .or(() -> ofGit(folder.toAbsolutePath().normalize()));
    }

    private static Optional<String> ofGit(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            try {
                if (Files.isRegularFile(git)) {
                    String link = text(git);
                    return link.startsWith("gitdir: ") ? head(folder.resolve(link.substring(8))) : Optional.empty();
                }
                if (Files.isDirectory(git)) {
                    return head(git);
                }
            } catch (IOException | RuntimeException e) {
                return Optional.empty(); // a report says less then, and that is all
            }
        }
        return Optional.empty();
    }

    private static Optional<String> head(Path git) throws IOException {
        String head = text(git.resolve("HEAD"));
        if (!head.startsWith("ref: ")) {
            return Optional.of(head).filter(hash -> HASH.matcher(hash).matches());
        }
        String name = head.substring(5);
        Path shared = Files.isRegularFile(git.resolve("commondir")) ? git.resolve(text(git.resolve("commondir"))) : git;
        for (Path place : new Path[] {git.resolve(name), shared.resolve(name)}) {
            if (Files.isRegularFile(place)) {
                return Optional.of(text(place))
                        .filter(hash -> HASH.matcher(hash).matches());
            }
        }
        Path packed = shared.resolve("packed-refs");
        return Files.isRegularFile(packed)
                ? text(packed)
                        .lines()
                        .filter(line -> line.endsWith(" " + name))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .filter(hash -> HASH.matcher(hash).matches())
                        .findFirst()
                : Optional.empty();
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new IOException(file + " is too long");
        }
        return Files.readString(file).strip();
    }
}
