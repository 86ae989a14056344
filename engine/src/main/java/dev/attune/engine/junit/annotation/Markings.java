package dev.attune.engine.junit.annotation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.platform.engine.TestTag;

/**
 * What annotations say of a test from outside: its name, its tags, and whether it runs. Immutable.
 *
 * @param displayName the name for reports
 * @param tags its tags
 * @param switches each gives the reason why the test is off, or nothing; asked when it is to run, since they may read the environment
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Markings(String displayName, Set<TestTag> tags, List<Supplier<Optional<String>>> switches) {

    public Markings {
        tags = Set.copyOf(tags);
        switches = List.copyOf(switches);
    }

    /** Why the test is switched off; empty if it is not. */
    public Optional<String> off() {
        return switches.stream()
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .map(Objects::requireNonNull)
                .findFirst();
    }
}
