package dev.attune.engine.bootstrap;

import dev.attune.runtime.signature.Demonstration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The demos that the rules of their module forbid, each once, however many sets it was meant for. One thread at a time. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RefusedDemos {

    private final Map<String, Map<String, Set<String>>> examples = new LinkedHashMap<>();

    void add(String module, Demonstration demo, String why) {
        examples.computeIfAbsent(module, name -> new TreeMap<>())
                .computeIfAbsent(kind(why), reason -> new LinkedHashSet<>())
                .add(demo.origin() + " " + demo.exampleId());
    }

    /** Adds those of another search for demos. */
    public void addAll(RefusedDemos others) {
        others.examples.forEach((module, reasons) ->
                reasons.forEach((why, ids) -> examples.computeIfAbsent(module, name -> new TreeMap<>())
                        .computeIfAbsent(why, reason -> new LinkedHashSet<>())
                        .addAll(ids)));
    }

    /** A warning for each module with such demos. */
    public List<String> warnings() {
        return examples.entrySet().stream()
                .map(module ->
                        module.getValue().values().stream().mapToInt(Set::size).sum()
                                + " demos for " + module.getKey() + " were refused, so demo sets may be smaller: "
                                + module.getValue().entrySet().stream()
                                        .map(reason -> reason.getValue().size() + " × a demo " + reason.getKey())
                                        .collect(Collectors.joining(", "))
                                + ".")
                .toList();
    }

    /** A reason without what it quotes. */
    private static String kind(String why) {
        int quote = why.indexOf(" (\"");
        return quote < 0 ? why : why.substring(0, quote);
    }
}
