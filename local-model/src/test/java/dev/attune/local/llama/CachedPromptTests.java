package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CachedPromptTests {

    private static final int BATCH = 4;

    private final CachedPrompt cached = new CachedPrompt(BATCH, true);

    @Test
    void theFirstPromptOfAContextIsKeptForTheSecond() {
        assertThat(cached.keepsAnswer(prompt(1, 2, 3))).isTrue();
    }

    @Test
    void aPromptWithTheSameBeginningBuildsOnIt() {
        cached.keep(prompt(1, 2, 3), true);

        assertThat(cached.keepsAnswer(prompt(1, 2, 4))).isTrue();
    }

    @Test
    void theSamePromptBuildsOnItself() {
        cached.keep(prompt(1, 2, 3), true);

        assertThat(cached.keepsAnswer(prompt(1, 2, 3))).isTrue();
    }

    @Test
    void aPromptThatGoesOnDoesNotBuildOnAnAnswer() {
        cached.keep(prompt(1, 2, 3), true);

        assertThat(cached.keepsAnswer(prompt(1, 2, 3, 4))).isFalse();
    }

    @Test
    void aPromptThatWasComputedWithoutTheCacheLeavesAnEmptyOne() {
        cached.keep(prompt(1, 2, 3), false);

        assertThat(cached.keepsAnswer(prompt(1, 2, 3, 4))).isTrue();
    }

    @Test
    void afterAnAnswerThatWasGivenUpNothingIsReused() {
        cached.keep(prompt(1, 2, 3), true);
        cached.forget();

        assertThat(cached.keepsAnswer(prompt(1, 2, 4))).isFalse();
    }

    @Test
    void unlessBatchesOfAnySizeGiveTheSameBitsNoTokenIsLeftToABatchOfItsOwn() {
        CachedPrompt other = new CachedPrompt(BATCH, false);
        other.keep(prompt(1, 2, 3), true);

        assertThat(other.keepsAnswer(prompt(1, 2, 4))).as("one new token").isFalse();
        assertThat(other.keepsAnswer(prompt(1, 2, 3))).as("the same prompt").isFalse();
        assertThat(other.keepsAnswer(prompt(1, 2))).as("a shorter prompt").isFalse();
        assertThat(other.keepsAnswer(prompt(1, 2, 4, 5))).as("two new tokens").isTrue();
        assertThat(other.keepsAnswer(prompt(1, 7, 8, 9, 10)))
                .as("a batch and a token from scratch")
                .isFalse();
    }

    private static int[] prompt(int... tokens) {
        return tokens;
    }
}
