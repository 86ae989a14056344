package dev.attune.engine.event;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know of the run of a program, as it is when one of its leaves has ended.
 *
 * @param id the id of what the run depends on, its data and settings: the same for the same run anywhere
 * @param mode the mode, in lower case
 * @param replayed whether all answers came from a recording
 * @param commit the commit that is checked out; null if nobody knows
 * @param output the folder of what runs leave behind
 * @param journals the folder of what is kept from run to run
 * @param usd what the calls so far have cost, in US dollars; null if no price of their models is known
 * @param roles what each role has cost so far, in the order of the roles; empty if no model was asked
 * @param artifacts the artifacts of the program that there are, the accepted one first
 * @param next what to do next, in words, with commands between backticks; null while other leaves have yet to decide, and where nobody can say
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunInfo(
        String id,
        String mode,
        boolean replayed,
        @Nullable String commit,
        Path output,
        Path journals,
        @Nullable BigDecimal usd,
        List<RoleUsage> roles,
        List<ArtifactInfo> artifacts,
        @Nullable String next) {

    /** Copies the lists. */
    public RunInfo {
        roles = List.copyOf(roles);
        artifacts = List.copyOf(artifacts);
    }

    /**
     * An artifact.
     *
     * @param path its file
     * @param accepted whether it is the accepted one; else it is the candidate of an optimizer
     * @param sha256 the hash of the bytes of the file, in hexadecimal digits
     */
    public record ArtifactInfo(Path path, boolean accepted, String sha256) {}
}
