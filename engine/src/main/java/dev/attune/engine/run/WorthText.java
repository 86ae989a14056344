package dev.attune.engine.run;

import dev.attune.engine.event.WorthRecord;
import dev.attune.engine.event.WorthRecord.Effect;
import dev.attune.engine.event.WorthRecord.Part;
import dev.attune.engine.statistics.PairedDifference;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** What each change is worth, on one line. */
final class WorthText {

    private WorthText() {}

    static String of(WorthRecord worth) {
        if (!worth.measured()) {
            return "not measured: " + reason(worth);
        }
        int most = worth.parts().stream()
                .flatMap(part -> part.effects().stream())
                .map(Effect::difference)
                .filter(Objects::nonNull)
                .mapToInt(PairedDifference::count)
                .max()
                .orElse(0);
        return worth.parts().stream().map(WorthText::of).collect(Collectors.joining("; ")) + "; on " + most
                + " test examples";
    }

    private static String reason(WorthRecord worth) {
        return worth.parts().stream()
                .flatMap(part -> part.effects().stream())
                .map(Effect::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("no example counts");
    }

    private static String of(Part part) {
        String name = part.module() + " " + part.part().name().toLowerCase(Locale.ROOT) + " ";
        List<String> shown = part.effects().stream()
                .filter(Effect::measurable)
                .map(effect -> effect.metric()
                        + String.format(
                                Locale.ROOT,
                                " %+.3f",
                                Objects.requireNonNull(effect.difference()).mean()))
                .toList();
        boolean measured = part.effects().stream().anyMatch(effect -> effect.difference() != null);
        return name
                + (!shown.isEmpty() ? String.join(", ", shown) : measured ? "no measurable effect" : "not measured");
    }
}
