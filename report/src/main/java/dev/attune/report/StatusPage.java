package dev.attune.report;

import static dev.attune.report.html.Element.tag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.report.html.Element;
import dev.attune.report.html.Numbers;
import dev.attune.report.html.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How far a run is.
 *
 * @param written when
 * @param leaves the leaves that have begun, in all processes
 */
record StatusPage(Instant written, Collection<LeafStatus> leaves) {

    private static final int SECONDS = 5;

    /** The leaves in a file, those of processes left out that have ended without saying more; none if it cannot be read. */
    static List<LeafStatus> read(Path file) throws IOException {
        List<LeafStatus> leaves = new ArrayList<>();
        if (Files.exists(file)) {
            try {
                for (JsonNode leaf :
                        JsonMapper.builder().build().readTree(file.toFile()).path("leaves")) {
                    leaves.add(LeafStatus.read(leaf));
                }
            } catch (JsonProcessingException e) {
                return List.of(); // of no use to anybody, and made anew in seconds
            }
        }
        leaves.removeIf(LeafStatus::isLost);
        return leaves;
    }

    String json() {
        ObjectNode status = JsonNodeFactory.instance
                .objectNode()
                .put("version", 1)
                .put("written", written.truncatedTo(ChronoUnit.SECONDS).toString());
        ArrayNode list = status.putArray("leaves");
        leaves.forEach(leaf -> list.add(leaf.json()));
        return status.toPrettyString() + "\n";
    }

    String html() {
        Element header = tag("tr");
        List.of("program", "test", "state", "trials", "best so far", "last said")
                .forEach(name -> header.add(tag("th", "scope", "col").text(name)));
        Element body = tag("tbody");
        for (LeafStatus leaf : leaves) {
            body.add(tag("tr")
                    .add(
                            tag("td").text(leaf.program()),
                            tag("td").text(leaf.name()),
                            tag("td").text(leaf.state()),
                            tag("td", "class", "number").text(Numbers.count(leaf.trials())),
                            tag("td", "class", "number").text(leaf.best() == null ? "–" : Numbers.score(leaf.best())),
                            tag("td", "class", "cell")
                                    .add(tag("div", "class", "clip").text(leaf.said()))));
        }
        return Page.refreshing(
                SECONDS,
                "Attune is at work",
                "As of " + written.truncatedTo(ChronoUnit.SECONDS) + ". This page loads itself anew every " + SECONDS
                        + " seconds.",
                "wide",
                tag("div", "class", "scroll")
                        .add(tag("table", "class", "grid").add(tag("thead").add(header), body)));
    }
}
