package dev.attune.engine.run;

import dev.attune.engine.config.ReplayMode;
import dev.attune.engine.config.Settings;
import dev.attune.engine.event.PricedModel;
import dev.attune.engine.event.RoleUsage;
import dev.attune.engine.event.RunInfo;
import dev.attune.engine.event.RunInfo.ArtifactInfo;
import dev.attune.engine.model.budget.Price;
import dev.attune.engine.model.budget.Prices;
import dev.attune.engine.program.PreparedProgram;
import dev.attune.engine.program.ProgramDefinition.OptimizerSpec;
import dev.attune.runtime.artifact.Digest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers what there is to know of the run of a program. */
final class RunInfos {

    private RunInfos() {}

    static RunInfo of(PreparedProgram ready, @Nullable String next) {
        Settings settings = ready.settings();
        long nanoUsd = ready.models().budget().spent().nanoUsd();
        List<ArtifactInfo> artifacts = new ArrayList<>();
        artifact(ready.artifacts().accepted(), true).ifPresent(artifacts::add);
        for (OptimizerSpec spec : ready.definition().optimizers()) {
            artifact(ready.artifacts().candidate(spec.name()), false).ifPresent(artifacts::add);
        }
        return new RunInfo(
                ready.files().id(),
                settings.mode().name().toLowerCase(Locale.ROOT),
                settings.replay() == ReplayMode.STRICT,
                Commit.of(System::getenv, Path.of("")).orElse(null),
                settings.output(),
                settings.journals(),
                nanoUsd == 0 ? null : BigDecimal.valueOf(nanoUsd, 9).stripTrailingZeros(),
                roles(ready),
                artifacts,
                next);
    }

    private static List<RoleUsage> roles(PreparedProgram ready) {
        Prices prices = Prices.read(ready.settings().prices());
        List<RoleUsage> roles = new ArrayList<>();
        ready.models()
                .meter()
                .byRole()
                .forEach((role, usage) -> roles.add(
                        new RoleUsage(role, priced(prices, ready.models().name(role)), usage)));
        return roles;
    }

    /** A model with its price, if one is known. */
    static PricedModel priced(Prices prices, String name) {
        Price price = prices.ofTokens(name).orElse(null);
        return new PricedModel(name, price == null ? null : price.input(), price == null ? null : price.output());
    }

    private static Optional<ArtifactInfo> artifact(Path file, boolean accepted) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(new ArtifactInfo(file, accepted, Digest.sha256(Files.readAllBytes(file))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // the run itself says so where it matters
        }
    }
}
