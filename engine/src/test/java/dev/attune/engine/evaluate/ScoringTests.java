package dev.attune.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.annotations.Role;
import dev.attune.engine.event.Usage;
import dev.attune.engine.model.LanguageModels;
import dev.attune.engine.model.budget.BudgetExhaustedException;
import dev.attune.runtime.signature.Signature;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ScoringTests {

    /** A judge of five grades. */
    interface Grades {
        Verdict grade(String answer);

        default int points(String answer) {
            return grade(answer).points();
        }
    }

    record Verdict(String reason, int points) {}

    private static final Signature GRADES = Signature.of(Grades.class);

    private final List<Long> asked = new ArrayList<>();

    @Test
    void votesEndWithTheMajority() {
        MetricContext context = context(vote -> grade(3, "vote " + vote));

        Verdict verdict = judge(context, 5).grade("x");

        assertThat(asked).containsExactly(0L, 1L, 2L);
        assertThat(verdict).isEqualTo(new Verdict("vote 0", 3));
        assertThat(context.agreement()).isEqualTo(new JudgeAgreement(1, 1));
    }

    @Test
    void textsOfARecordAreNoPartOfTheVerdict() {
        MetricContext context = context(vote -> grade(vote == 0 ? 2 : 4, "vote " + vote));

        assertThat(judge(context, 3).grade("x")).isEqualTo(new Verdict("vote 1", 4));
        assertThat(context.agreement()).isEqualTo(new JudgeAgreement(1, 0));
    }

    @Test
    void withoutAMajorityTheVerdictThatWasFirstCounts() {
        assertThat(judge(context(vote -> grade((int) vote + 1, "none")), 3)
                        .grade("x")
                        .points())
                .isEqualTo(1);
    }

    @Test
    void aDefaultMethodCallsTheJudge() {
        assertThat(judge(context(vote -> grade(5, "none")), 3).points("x")).isEqualTo(5);
    }

    @Test
    void whatAJudgeFailedAtIsKeptWhateverTheMetricMakesOfIt() {
        Scoring scoring = context(vote -> {
                    throw new IllegalStateException("away");
                })
                .begin("good");
        Grades judge = (Grades) scoring.judge(GRADES, 3);

        assertThatThrownBy(() -> judge.grade("x")).hasMessage("away");
        assertThatThrownBy(scoring::check)
                .isInstanceOf(NoScoreException.class)
                .hasMessage("the judge of metric good gave no verdict: away");
    }

    @Test
    void anEmptyBudgetEndsTheRunAndIsNoOutage() {
        Scoring scoring = context(vote -> {
                    throw new BudgetExhaustedException("no calls left");
                })
                .begin("good");

        assertThatThrownBy(() -> scoring.model().chat("x")).isInstanceOf(BudgetExhaustedException.class);
        assertThatThrownBy(scoring::check).isInstanceOf(BudgetExhaustedException.class);
    }

    private static Grades judge(MetricContext context, int votes) {
        return (Grades) context.begin("good").judge(GRADES, votes);
    }

    private static String grade(int points, String reason) {
        return "Reason: " + reason + "\nPoints: " + points;
    }

    private MetricContext context(LongFunction<String> answers) {
        return new MetricContext(
                new LanguageModels() {
                    @Override
                    public ChatModel rollout(Role role, long number) {
                        assertThat(role).isEqualTo(Role.JUDGE);
                        return new ChatModel() {
                            @Override
                            public ChatResponse chat(ChatRequest request) {
                                asked.add(number);
                                return ChatResponse.builder()
                                        .aiMessage(AiMessage.from(answers.apply(number)))
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
                },
                Optional.empty());
    }
}
