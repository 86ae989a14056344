package dev.attune.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which commit a run is of. */
class CommitTests {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path project;

    private Path git;

    @BeforeEach
    void repository() throws IOException {
        git = Files.createDirectories(project.resolve(".git"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
    }

    @Test
    void aContinuousBuildSaysItself() {
        assertThat(Commit.of(name -> name.equals("GITHUB_SHA") ? HASH : null, project))
                .contains(HASH);
    }

    @Test
    void aBranchIsFoundFromAFolderBelow() throws IOException {
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("refs/heads/main"), HASH + "\n");

        assertThat(Commit.of(name -> null, Files.createDirectories(project.resolve("module/a"))))
                .contains(HASH);
    }

    @Test
    void aPackedBranchIsFound() throws IOException {
        Files.writeString(git.resolve("packed-refs"), "# pack-refs\n" + HASH + " refs/heads/main\n");

        assertThat(Commit.of(name -> null, project)).contains(HASH);
    }

    @Test
    void aWorktreeIsFollowedToItsRepository() throws IOException {
        Path worktree = Files.createDirectories(project.resolve("wt"));
        Path linked = Files.createDirectories(git.resolve("worktrees/wt"));
        Files.writeString(worktree.resolve(".git"), "gitdir: " + linked + "\n");
        Files.writeString(linked.resolve("HEAD"), "ref: refs/heads/other\n");
        Files.writeString(linked.resolve("commondir"), "../..\n");
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("refs/heads/other"), HASH + "\n");

        assertThat(Commit.of(name -> null, worktree)).contains(HASH);
    }

    @Test
    void whatIsNoHashIsNoCommit() throws IOException {
        Files.writeString(git.resolve("HEAD"), "<script>alert(1)</script>\n");

        assertThat(Commit.of(name -> name.equals("GIT_COMMIT") ? "main" : null, project))
                .isEmpty();
    }
}
