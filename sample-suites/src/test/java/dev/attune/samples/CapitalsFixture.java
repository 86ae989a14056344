package dev.attune.samples;

import dev.attune.annotations.BootstrapRandomSearch;
import dev.attune.annotations.Demos;
import dev.attune.annotations.Gate;
import dev.attune.annotations.LmProgram;
import dev.attune.annotations.Metric;
import dev.attune.annotations.ProgramFactory;
import dev.attune.annotations.TestSet;
import dev.attune.annotations.TrainSet;
import dev.attune.annotations.ValidationSet;
import dev.attune.engine.data.Example;
import dev.attune.runtime.annotations.Instruction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A small program on a real model: long enough to be stopped ten times, short enough to be run in every build. */
@LmProgram
@BootstrapRandomSearch(seed = 5, demos = @Demos(sets = 2, maxBootstrapped = 1, maxLabeled = 2))
public class CapitalsFixture {

    /** The only module. */
    public interface NameCapital {
        @Instruction(
                "Name the capital of the country. Write the name of the city and nothing else: no sentence, no explanation, "
                        + "no other city, and not the country again.")
        String capital(String country);
    }

    @ProgramFactory
    Function<String, String> program(NameCapital nameCapital) {
        return nameCapital::capital;
    }

    @TrainSet
    List<Example<String, String>> train() {
        return rows("Spain Madrid", "Italy Rome", "Norway Oslo", "Austria Vienna", "Poland Warsaw", "Egypt Cairo");
    }

    @ValidationSet
    List<Example<String, String>> validation() {
        return rows(
                "France Paris",
                "Portugal Lisbon",
                "Greece Athens",
                "Japan Tokyo",
                "Cuba Havana",
                "Hungary Budapest",
                "Ireland Dublin",
                "Peru Lima",
                "Sweden Stockholm",
                "Turkey Ankara",
                "India Delhi",
                "China Beijing",
                "Belgium Brussels",
                "Denmark Copenhagen",
                "Romania Bucharest",
                "Canada Ottawa");
    }

    @TestSet
    List<Example<String, String>> test() {
        return rows(
                "Germany Berlin",
                "Russia Moscow",
                "Finland Helsinki",
                "Kenya Nairobi",
                "Chile Santiago",
                "Iran Tehran",
                "Iraq Baghdad",
                "Ukraine Kyiv",
                "Mongolia Ulaanbaatar",
                "Switzerland Bern");
    }

    @Metric
    @Gate(atLeast = 0.1)
    boolean namesTheCity(Example<String, String> example, String prediction) {
        return prediction.contains(example.expected());
    }

    private static List<Example<String, String>> rows(String... rows) {
        return Stream.of(rows)
                .map(row -> row.split(" "))
                .map(row -> Example.of(row[0], row[0], row[1]))
                .toList();
    }
}
