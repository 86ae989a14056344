package org.example;

import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.Mipro;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.Proposals;
import dev.attune.annotations.Search;
import dev.attune.annotations.Split;
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

    @ProgramFactory
    Function<String, Team> program(MailSorter sorter) {
        return sorter::team;
    }

    @Split(train = 0.25, validation = 0.3, test = 0.45, seed = 7)
    List<Example<String, Team>> mails() {
        return Examples.jsonl("mails.jsonl", Row.class, Row::mail, Row::team);
    }

    @Metric
    @Gate(gain = 0.05)
    boolean rightTeam(Example<String, Team> example, Team team) {
        return team == example.expected();
    }
}
