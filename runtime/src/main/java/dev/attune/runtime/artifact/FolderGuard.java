package dev.attune.runtime.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Keeps files inside the folder they belong to, whatever the names they are made of: those of classes, which other languages and
 * byte code generators choose freely, and those of optimizers. Thread-safe.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FolderGuard {

    /** What file systems take, less the name of the draft that is written beside a file. */
    private static final int MAX_BYTES = 200;

    /** Parts between single dots; each begins and ends with what a name in Java, Kotlin or Scala can hold. */
    private static final Pattern NAME;

    /** Windows takes these for devices, with any extension; artifacts are committed and checked out there too. */
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    static {
        String first = "[\\p{L}\\p{N}_$]";
        String later = "[\\p{L}\\p{N}\\p{Mn}\\p{Mc}_$-]";
        String part = first + later + "*+(?: " + later + "++)*+";
        NAME = Pattern.compile(part + "(?:\\." + part + ")*+");
    }

    private FolderGuard() {}

    /**
     * The file of some name in a folder.
     *
     * @param names the names of the folders on the way and, last, that of the file
     * @throws ArtifactException if one of them is no plain name
     */
    public static Path file(Path folder, String... names) {
        Path file = folder;
        for (String name : names) {
            file = file.resolve(checked(name));
        }
        if (!file.normalize().startsWith(folder.normalize())) {
            throw new ArtifactException("the file " + file + " would be outside of " + folder, null);
        }
        return file;
    }

    private static String checked(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new ArtifactException(
                    "\"" + name + "\" is too long for the name of a file: at most " + MAX_BYTES
                            + " bytes. Give the class or the optimizer a shorter name",
                    null);
        }
        if (!NAME.matcher(name).matches() || DEVICE.matcher(name).matches()) {
            throw new ArtifactException(
                    "\"" + printable(name)
                            + "\" cannot be the name of a file: only letters, digits, _, $, - and single dots"
                            + " and blanks between them can. Rename the class or the optimizer",
                    null);
        }
        return name;
    }

    /**
     * Checks that no link leads a file out of its folder. The folder itself may be a link: its owner chose it.
     *
     * @throws IOException if a link on the way to the file, or the file itself, points outside or to nothing
     */
    public static void checkLinks(Path folder, Path file) throws IOException {
        Path root = folder.toAbsolutePath();
        if (!Files.exists(root)) {
            return;
        }
        Path way = root;
        for (Path part : root.relativize(file.toAbsolutePath())) {
            way = way.resolve(part);
            if (Files.isSymbolicLink(way)
                    && !(Files.exists(way) && way.toRealPath().startsWith(root.toRealPath()))) {
                throw new FileSystemException(
                        way.toString(), null, "a link that points outside of " + folder + ", or to nothing; remove it");
            }
        }
    }

    /** A name that was refused may hold what would garble the message. */
    private static String printable(String name) {
        StringBuilder text = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }
}
