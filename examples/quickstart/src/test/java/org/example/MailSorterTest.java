package org.example;

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
import java.util.List;
import java.util.function.Function;

@LmProgram
@Mipro(
        seed = 7,
        search = @Search(trials = 8),
        demos = @Demos(sets = 6, maxLabeled = 8),
        proposals = @Proposals(instructions = 2))
class MailSorterTest {

    record Row(String mail, Team team) {}

    private final List<List<Example<String, Team>>> splits =
            Examples.split(Examples.jsonl("mails.jsonl", Row.class, Row::mail, Row::team), 7, 12, 15);

    @ProgramFactory
    Function<String, Team> program(PickTeam pickTeam) {
        return new MailSorter(pickTeam)::sort;
    }

    @TrainSet
    List<Example<String, Team>> train() {
        return splits.get(0);
    }

    @ValidationSet
    List<Example<String, Team>> validation() {
        return splits.get(1);
    }

    @TestSet
    List<Example<String, Team>> test() {
        return splits.get(2);
    }

    @Metric
    @Gate(gain = 0.05)
    boolean rightTeam(Example<String, Team> example, Team team) {
        return team == example.expected();
    }
}
