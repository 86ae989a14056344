package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constants are read where they are plainly meant; {@code !} stands for a refusal. */
class ConstantAnswerTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "not toxic|!",
                "It is not toxic.|!",
                "It isn't toxic at all.|!",
                "This is not at all a toxic text.|!",
                "I don't think that it is toxic.|!",
                "never toxic|!",
                "no toxic content|!",
                "without toxic words|!",
                "non-toxic|!",
                "Toxicity: Not Toxic|!",
                "not, in my view, toxic|!",
                "not (yet) toxic|!",
                "toxic-free|!",
                "Toxic: no|!",
                "Is it toxic?|!",
                "TOXIC does not apply.|!",
                "Toxic isn't the right label.|!",
                "neither toxic nor clean|!",
                "It is anything but toxic.|!",
                "nicht toxic|!",
                "toxic or clean|!",
                "It contains zero toxic words.|!",
                "The comment avoids toxic language.|!",
                "I fail to see toxic words.|!",
                "less toxic than most|!",
                "0% toxic|!",
                "Toxic: 0.1|!",
                "Toxic: 10%|!",
                "toxic = 0|!",
                "Toxic – no|!",
                "Toxic - No, it is friendly.|!",
                "Clean - no insults were found.|CLEAN",
                "Toxic: 0.9|TOXIC",
                "Toxicity: detoxic|!",
                "It is not toxic, it is clean.|CLEAN",
                "not toxic but clean|CLEAN",
                "CLEAN rather than TOXIC|CLEAN",
                "clean, not toxic|CLEAN",
                "CLEAN (not TOXIC)|CLEAN",
                "Is it toxic? No, it is clean.|CLEAN",
                "No doubt toxic.|TOXIC",
                "It is without a doubt toxic.|TOXIC",
                "It is not only toxic but mean.|TOXIC",
                "No, it is toxic.|TOXIC",
                "**Toxic**, since it swears.|TOXIC",
                "Toxic!|TOXIC",
                "- toxic|TOXIC",
                "It would be toxic if it named someone.|!",
                "If it named someone, it would be toxic.|!",
                "It would have been toxic had it named someone.|!",
                "Toxic if quoted.|!",
                "toxic unless it is meant as a joke|!",
                "It is clean, but would be toxic if it named someone.|CLEAN",
                "It is toxic even if it is polite.|TOXIC",
                "I would say it is toxic.|TOXIC",
                "It is toxic, if I read it right.|TOXIC",
                "Toxic it is not.|!",
                "Toxic, it is not.|!",
                "Toxic the text isn't.|!",
                "Toxic it is not; it is clean.|CLEAN",
                "TOXIC, it is not.|!",
                "Toxic is right and clean is not.|TOXIC",
                "un toxic|!",
                "un-toxic|!",
                "It is un toxic.|!",
                "semi toxic|!",
                "Es un toxic|TOXIC"
            })
    void aMentionBesideANegationIsNone(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickToxicity.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "GLAD<think>maybe SAD</think>|GLAD",
                "GLAD<think>not SAD|GLAD",
                "Mood: very-glad|VERY_GLAD",
                "Mood: Very Glad.|VERY_GLAD",
                "Mood: veryglad|VERY_GLAD",
                "She is VeryGlad today.|VERY_GLAD",
                "The mood is very glad.|VERY_GLAD",
                "NotSure|NOT_SURE",
                "I am not sure.|NOT_SURE",
                "not sure whether GLAD or SAD|NOT_SURE",
                "not glad|!",
                "GLAD, SAD|!",
                "GLAD⏎SAD|!",
                "It may be SAD.⏎GLAD|GLAD",
                "GLAD⏎It is not SAD.|GLAD",
                "It could be SAD.⏎So it is GLAD.|!",
                "SAD?⏎No, rather GLAD|GLAD",
                "semi-sad|!",
                "gladiator|!",
                "<answer>SAD</answer>|SAD",
                "Mood: <answer>SAD</answer>|SAD",
                "The mood is GLAD.⏎⏎Mood: GLAD|GLAD",
                "Mood: SAD⏎Mood: GLAD|!",
                "Mood: it depends⏎Mood: GLAD|GLAD",
                "{\"mood\": \"VeryGlad\"}|VERY_GLAD",
                "{\"result\": {\"mood\": \"sad\"}}|SAD",
                "{\"mood\": \"SAD\"} or {\"mood\": \"GLAD\"}|!",
                "这是GLAD的|GLAD",
                "not sure if GLAD or SAD|NOT_SURE",
                "I'm not sure.|NOT_SURE",
                "I'm glad to help!|!",
                "I am very glad to help.|!",
                "Glad to help!|!",
                "Sure, I'd be glad to classify it!|!",
                "I'm sad to say that I cannot tell.|!",
                "Mood: I'm glad.|!",
                "I'm glad to help!⏎SAD|SAD",
                "I'm glad to help!⏎The mood is GLAD.|GLAD",
                "I'm glad to help! The mood is SAD.|!",
                "I'm confident it is GLAD.|GLAD",
                "The text says \"I am glad\".|GLAD",
                "Mood.GLAD|GLAD",
                "Mood: `Mood.VERY_GLAD`|VERY_GLAD",
                "The mood is Mood.GLAD.|GLAD",
                "not Mood.GLAD|!",
                "Mood.GLAD⏎Mood.SAD|!",
                "Temper.GLAD|!",
                "other.Mood.GLAD|!"
            })
    void whatLeavesTwoToChooseFromIsRefused(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickMood.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "GLAD<|im_end|>⏎<|im_start|>user⏎SAD~GLAD",
                "GLAD<|eot_id|><|start_header_id|>user<|end_header_id|>⏎⏎SAD~GLAD",
                "GLAD</s>~GLAD",
                "GLAD<|endoftext|>SAD~!"
            })
    void theTurnOfTheModelEndsWhereItsTemplateSays(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickMood.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "A|A",
                "a|A",
                "(A)|A",
                "A.|A",
                "A)|A",
                "**A**|A",
                "Grade: A|A",
                "Grade: a|A",
                "The grade is A.|A",
                "I would give it an A.|A",
                "I would give it an A because it is good.|A",
                "Option B is right.|B",
                "B, since it is fine.|B",
                "B) because it is fine|B",
                "It deserves \"C\".|C",
                "A good text|!",
                "a good text|!",
                "It is a text.|!",
                "A text by B.|B",
                "I give it a b|!",
                "Grade: B+|!",
                "Grade: A-|!",
                "Grade: A*|!",
                "A or B|!",
                "A/B|!",
                "not B|!",
                "a B-movie|!",
                "B's|!",
                "A is the right one.|!",
                "Grade.A|A",
                "Good question! The grade is B.|B"
            })
    void aLetterIsAConstantInCapitalsOrByItself(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickGrade.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "C++|C++",
                "`C++`|C++",
                "It is written in C++, I think.|C++",
                "It is C++ code|C++",
                "The language is C#.|C#",
                "f#|F#",
                "The language is C.|C",
                "cpp|C++",
                "C/C++|!",
                "It is C or C++.|!",
                "not C++|!",
                "C+++|!",
                "c|C",
                "Objective-C|!"
            })
    void marksTellLabelsApart(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickLang.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "<|<",
                "`<`|<",
                "\"<=\"|<=",
                "**=**|=",
                "Op: <=|<=",
                "The operator is `<=`.|<=",
                "The operator is <=.|<=",
                "The operator is \">\".|>",
                "It is not `<`|!",
                "`<` or `>`|!",
                "LE|<=",
                "==|!",
                "<>|!"
            })
    void aLabelMayBeAMark(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickOp.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {"积极|积极", "“消极”|消极", "情绪：积极。|积极", "这不是积极的|!", "不积极|!", "积极还是消极|!", "不是积极，而是消极|消极", "POS|积极"})
    void scriptsWithoutBlanksAreReadInASentence(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickFeel.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "yes|YES",
                "No.|NO",
                "No, it is not.|NO",
                "The answer is no.|NO",
                "Verdict: No - it is wrong|NO",
                "Yes without question|YES",
                "There is no evidence.|!",
                "No evidence was found.|!",
                "Yes and no|!",
                "unknown|UNKNOWN",
                "It is unknown.|UNKNOWN",
                "not unknown|!"
            })
    void noIsAConstantOnlyByItself(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickVerdict.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "P1|P1",
                "p1|P1",
                "P1 (not P0)|P1",
                "not P0 but P1|P1",
                "P1, because P0 would be wrong.|P1",
                "P0/P1|!",
                "P10|!",
                "between P0 and P2|!",
                "at least P1|!",
                "below P1|!"
            })
    void aLabelWithADigitIsAWord(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.PickSeverity.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "1|true",
                "0|false",
                "Spam: 0|false",
                "Yes, no doubt about it.|true",
                "Yes, it is.|true",
                "yes because it sells|true",
                "No: it is a letter.|false",
                "It has no links.⏎Yes|true",
                "I'd say no.|false",
                "False|false",
                "{\"spam\": 1}|true",
                "Yes and no|!",
                "Yes and no, it depends|!",
                "Yes or no|!",
                "Yes, but no|!",
                "Yes/No|!",
                "Yes. No.|!",
                "Yes⏎No|!",
                "No evidence of it|!",
                "Not true|!",
                "It is far from true|!",
                "Is it true?|!",
                "Yes, that is false|!",
                "not spam|!",
                "2|!",
                "1 of 2|!"
            })
    void yesAndNoAreReadWhereNothingSpeaksAgainstThem(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.IsSpam.class, answer)).isEqualTo(value);
    }
}
