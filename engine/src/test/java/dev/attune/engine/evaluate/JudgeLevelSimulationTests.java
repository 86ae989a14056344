package dev.attune.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.annotations.Role;
import dev.attune.engine.data.Example;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.predict.Prediction.Answered;
import dev.attune.engine.statistics.PairedDifference;
import dev.attune.engine.statistics.Tails;
import dev.attune.runtime.Trace;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gates on what a judge says who flips 20 % of the verdicts, over {@value #SAMPLES} seeded samples in which nothing is gained. */
class JudgeLevelSimulationTests {

    private static final int SAMPLES = 1_000;
    private static final double FLIPPED = 0.2;
    private static final double MOST = 0.035;
    private static final double ANY_GAIN = 1e-9;

    /** The judge. */
    interface IsGood {
        boolean good(String answer);
    }

    private static final Signature IS_GOOD = Signature.of(IsGood.class);

    @ParameterizedTest
    @CsvSource({"1, 100", "1, 40", "3, 50"})
    void aJudgeWhoFlipsVerdictsPassesNoMoreThanTheGateAllows(int votes, int examples) {
        int passed = 0;
        for (int seed = 0; seed < SAMPLES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MetricDefinition metric = metric(votes, random);
            double[] before = new double[examples];
            double[] winner = new double[examples];
            for (int i = 0; i < examples; i++) {
                double ease = random.nextGaussian();
                before[i] = score(metric, i, ease, random);
                winner[i] = score(metric, i, ease, random);
            }
            PairedDifference gain = PairedDifference.of(before, winner, 0.95, 0, 1, Tails.EVEN);
            passed += gain.interval().low() >= ANY_GAIN ? 1 : 0;
        }

        assertThat(passed / (double) SAMPLES).isLessThanOrEqualTo(MOST);
    }

    private static double score(MetricDefinition metric, int number, double ease, RandomGenerator random) {
        boolean good = ease + random.nextGaussian() > -0.8;
        return metric.score(
                        Example.of("n" + number, number, "good"),
                        new Answered(good ? "good" : "bad", new Trace(List.of())))
                .counted()
                .orElseThrow();
    }

    private static MetricDefinition metric(int votes, RandomGenerator random) {
        MetricContext context = new MetricContext(new Wavering(random), Optional.empty());
        return new MetricDefinition("good", 0, 1, (example, output) -> {
            IsGood judge = (IsGood) context.begin("good").judge(IS_GOOD, votes);
            return Score.of(judge.good((String) output) ? 1 : 0);
        });
    }

    private record Wavering(RandomGenerator random) implements LanguageModels {

        @Override
        public ChatModel rollout(Role role, long number) {
            return new ChatModel() {
                @Override
                public ChatResponse chat(ChatRequest request) {
                    UserMessage last = (UserMessage)
                            request.messages().get(request.messages().size() - 1);
                    boolean good = last.singleText().contains("good") != random.nextDouble() < FLIPPED;
                    return ChatResponse.builder()
                            .aiMessage(AiMessage.from("Good: " + good))
                            .build();
                }
            };
        }

        @Override
        public OptionalInt proposerTokens() {
            return OptionalInt.empty();
        }

        @Override
        public LanguageModels metered() {
            return this;
        }

        @Override
        public Usage usage() {
            return Usage.NONE;
        }
    }
}
