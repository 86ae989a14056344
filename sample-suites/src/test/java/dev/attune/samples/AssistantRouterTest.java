package dev.attune.samples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.engine.data.Examples;
import dev.attune.samples.router.AssistantRouter;
import dev.attune.samples.router.Domain;
import dev.attune.samples.router.IntentCatalog;
import dev.attune.samples.router.PickIntent;
import dev.attune.samples.router.Route;
import dev.attune.samples.router.RouteDomain;
import java.util.List;
import java.util.function.Function;

@LmProgram
@Mipro(
        seed = 7,
        search = @Search(trials = 8, validationSize = 40, minibatchSize = 15),
        demos = @Demos(sets = 6, maxBootstrapped = 4, maxLabeled = 12),
        proposals = @Proposals(instructions = 2, groundInData = false, groundInProgram = false))
class AssistantRouterTest {

    private final IntentCatalog catalog = new IntentCatalog(Examples.rowsOf("clinc/train.jsonl", Row.class).stream()
            .collect(groupingBy(Row::domain, mapping(Row::intent, toSet()))));

    record Row(String text, Domain domain, String intent) {}

    @ProgramFactory
    Function<String, Route> program(RouteDomain routeDomain, PickIntent pickIntent) {
        return new AssistantRouter(routeDomain, pickIntent, catalog)::route;
    }

    @TrainSet
    List<Example<String, Route>> train() {
        return rows("clinc/train.jsonl").subList(0, 40);
    }

    @ValidationSet
    List<Example<String, Route>> validation() {
        return rows("clinc/val.jsonl").subList(0, 100);
    }

    @TestSet
    List<Example<String, Route>> test() {
        return rows("clinc/val.jsonl").subList(100, 180);
    }

    @Metric(objective = true)
    @Gate(gain = 0.05)
    boolean intent(Example<String, Route> example, Route prediction) {
        return prediction.equals(example.expected());
    }

    @Metric
    @Gate(gain = 0.15, notWorseBy = 0.05)
    boolean domain(Example<String, Route> example, Route prediction) {
        return prediction.domain() == example.expected().domain();
    }

    private static List<Example<String, Route>> rows(String file) {
        return Examples.jsonl(file, Row.class, Row::text, row -> new Route(row.domain(), row.intent()));
    }
}
