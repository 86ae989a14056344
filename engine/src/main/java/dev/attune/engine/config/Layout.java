package dev.attune.engine.config;

import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * Where a project keeps what runs need and leave behind. Folders are relative to the folder in which tests run.
 *
 * @param build what builds the project
 * @param artifacts the folder of accepted artifacts, which production loads
 * @param recordings the folder of recordings, which only tests need
 * @param output the folder of what a run leaves behind
 * @param journals the folder of journals
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Layout(BuildTool build, Path artifacts, Path recordings, Path output, Path journals) {

    static Layout of(SettingSource source, Path project) {
        BuildTool build = BuildTool.of(project);
        return new Layout(
                build,
                folder(source, Keys.ARTIFACTS, Path.of("src/main/resources/attune")),
                folder(source, Keys.RECORDINGS, Path.of("src/test/resources/attune")),
                folder(source, Keys.OUTPUT, build.folder().resolve("attune")),
                folder(source, Keys.JOURNAL, Path.of(".attune")));
    }

    private static Path folder(SettingSource source, String key, Path otherwise) {
        return source.get(key).map(Path::of).map(Layout::shown).orElse(otherwise);
    }

    /** As people know it: from the root of the project on, if it is in it. */
    private static Path shown(Path folder) {
        Path project = Path.of("").toAbsolutePath();
        return folder.isAbsolute() && folder.startsWith(project) && !folder.equals(project)
                ? project.relativize(folder)
                : folder;
    }
}
