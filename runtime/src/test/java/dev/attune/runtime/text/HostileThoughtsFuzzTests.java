package dev.attune.runtime.text;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long runs of one mark, as a model that has lost its way writes them, take no more than time in their length. */
class HostileThoughtsFuzzTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<think>",
                "</think>",
                "<think></think>",
                "<think>`",
                "a\"\n",
                "`",
                "„a",
                "“",
                "\"`",
                "```\n",
                "```a\n",
                "<|channel|>",
                "<|start|>assistant<|channel|>final",
                "<|end|> ",
                "<answer>",
                "</answer>",
                "[think]</think>",
                "analysisA"
            })
    void longRunsOfAMarkTakeNoMoreThanTheirTime(String mark) {
        String run = mark.repeat(1_000_000 / mark.length());
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Thoughts.strip(run);
            Thoughts.strip("<think>" + run + "</think>");
            Thoughts.strip(run + "</think>a");
        });
    }
}
