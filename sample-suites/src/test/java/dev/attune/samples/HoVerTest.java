package dev.attune.samples;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Tag;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.samples.hotpotqa.PassageIndex;
import dev.attune.samples.hover.EvidenceSearch;
import dev.attune.samples.hover.QuerySecondHop;
import dev.attune.samples.hover.QueryThirdHop;
import dev.attune.samples.hover.SummarizeFirstHop;
import dev.attune.samples.hover.SummarizeSecondHop;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** All passages that a claim rests on, over three hops; on the questions of MuSiQue, or on HoVer's own files. */
@LmProgram
@Tag("long")
@Tag("hover")
@Mipro(
        seed = 7,
        search = @Search(trials = 4, minibatchSize = 5, validationSize = 10),
        demos = @Demos(sets = 3, threshold = 1, maxBootstrapped = 1, maxLabeled = 1),
        proposals = @Proposals(instructions = 2))
class HoVerTest {

    private final PassageIndex index = new PassageIndex(HoverData.corpus());

    @ProgramFactory
    Function<String, List<String>> program(
            SummarizeFirstHop summarizeFirst,
            QuerySecondHop querySecond,
            SummarizeSecondHop summarizeSecond,
            QueryThirdHop queryThird) {
        return new EvidenceSearch(summarizeFirst, querySecond, summarizeSecond, queryThird, index)::titles;
    }

    @TrainSet
    List<Example<String, List<String>>> train() {
        return HoverData.claims().subList(0, 12);
    }

    @ValidationSet
    List<Example<String, List<String>>> validation() {
        return HoverData.claims().subList(12, 22);
    }

    @TestSet
    List<Example<String, List<String>>> test() {
        return HoverData.claims().subList(22, 42);
    }

    @Metric
    @Gate(atLeast = 0.1)
    boolean allFound(Example<String, List<String>> example, List<String> titles) {
        return new HashSet<>(titles).containsAll(example.expected());
    }
}
