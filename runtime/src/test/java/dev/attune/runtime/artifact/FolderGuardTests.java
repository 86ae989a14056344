package dev.attune.runtime.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderGuardTests {

    private static final Path FOLDER = Path.of("target", "attune");

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.example.RouterTest.json",
                "com.example.Outer$Inner.json",
                "com.example.Outer$1.json",
                "com.example.$colon$colon.json",
                "com.example.ÜberprüfungTest.json",
                "com.example.ルーターTest.json",
                "com.example.the router answers.json",
                "bootstrap-random-search.json",
                "Console.json"
            })
    void namesOfClassesAndOptimizersAreTaken(String name) {
        assertThat(FolderGuard.file(FOLDER, name)).isEqualTo(FOLDER.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../evil.json",
                "..\\evil.json",
                "a/../../evil.json",
                "/etc/passwd",
                "C:evil.json",
                "C:\\evil.json",
                "//server/share",
                "a/b.json",
                "com.example.Hidden/0x0000123.json",
                ".hidden.json",
                "a..json",
                "trailing.",
                "trailing ",
                " leading",
                "two  blanks",
                "-rf",
                "a.-rf",
                "~root",
                "a\u0000.json",
                "a\n.json",
                "a\u202Enosj.json",
                "a\u200B.json",
                "a:stream",
                "a*",
                "a?",
                "<a>",
                "a|b",
                "a\"b",
                "a'b",
                "%2e%2e%2fevil",
                "\ud800",
                "nul.json",
                "CON",
                "aux.a.json",
                "com1.json",
                "／etc／passwd"
            })
    void namesThatAreNoPlainNamesAreRefused(String name) {
        assertThatThrownBy(() -> FolderGuard.file(FOLDER, "com.example.A", name))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("cannot be the name of a file")
                .hasMessageContaining("Rename the class or the optimizer");
    }

    @Test
    void whatWouldGarbleTheMessageIsWrittenOut() {
        assertThatThrownBy(() -> FolderGuard.file(FOLDER, "a\u001b[2J\u202E"))
                .hasMessageStartingWith("\"a\\u001b[2J\\u202e\" cannot be");
    }

    @Test
    void aNameThatIsTooLongForAFileIsRefused() {
        assertThat(FolderGuard.file(FOLDER, "é".repeat(100))).isNotNull();
        assertThatThrownBy(() -> FolderGuard.file(FOLDER, "é".repeat(101)))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("too long for the name of a file: at most 200 bytes");
    }

    @Test
    void whateverNameIsTakenItsFileIsDirectlyInTheFolder() {
        String characters = "aZ0_$-. /\\:*\u0000\n~é日\u202E%";
        SplittableRandom random = new SplittableRandom(11);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder name = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                name.append(characters.charAt(random.nextInt(characters.length())));
            }
            Path file;
            try {
                file = FolderGuard.file(FOLDER, name.toString());
            } catch (ArtifactException refused) {
                continue;
            }
            taken++;
            assertThat(file.normalize().getParent()).isEqualTo(FOLDER);
        }
        assertThat(taken).isGreaterThan(1_000);
    }

    @Test
    void aFileThatIsNotThereYetMayBeWritten() {
        assertThatCode(() -> FolderGuard.checkLinks(temporary, temporary.resolve("a/b.json")))
                .doesNotThrowAnyException();
        assertThatCode(() -> FolderGuard.checkLinks(temporary.resolve("new"), temporary.resolve("new/b.json")))
                .doesNotThrowAnyException();
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderIsRefused() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("folder"));
        Path outside = Files.writeString(temporary.resolve("outside.json"), "");
        Path link = Files.createSymbolicLink(folder.resolve("a.json"), outside);

        assertThatThrownBy(() -> FolderGuard.checkLinks(folder, link))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining(link + ": a link that points outside of " + folder);
    }

    @Test
    void aFolderOnTheWayThatLeadsOutIsRefused() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("folder"));
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Path link = Files.createSymbolicLink(folder.resolve("com.example.A"), outside);

        assertThatThrownBy(() -> FolderGuard.checkLinks(folder, link.resolve("mipro.json")))
                .hasMessageContaining(link + ": a link that points outside of " + folder);
    }

    @Test
    void aLinkToNothingIsRefusedSinceNobodyKnowsWhereItLeads() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("a.json"), temporary.resolve("../../later"));

        assertThatThrownBy(() -> FolderGuard.checkLinks(temporary, link)).hasMessageContaining("or to nothing");
    }

    @Test
    void linksThatStayInsideAndFoldersThatAreLinksAreFine() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("folder"));
        Path file = Files.writeString(folder.resolve("a.json"), "");
        Files.createSymbolicLink(folder.resolve("b.json"), file);
        Path linked = Files.createSymbolicLink(temporary.resolve("linked"), folder);

        assertThatCode(() -> FolderGuard.checkLinks(linked, linked.resolve("b.json")))
                .doesNotThrowAnyException();
    }
}
