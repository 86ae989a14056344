package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list is read where it is plain what its items are; {@code !} stands for a refusal, ⏎ for the end of a line. */
class FaultyListTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "[a, b]~[a, b]",
                "['a', b]~[a, b]",
                "[a]~[a]",
                "[\"a\", \"b\"]~[a, b]",
                "\"a\", \"b\"~[a, b]",
                "Sure! [\"a\", \"b\"]~[a, b]",
                "Sure! Here you go:⏎```json⏎[\"a\", \"b\"]⏎```⏎Enjoy!~[a, b]",
                "{\"tags\": [\"a\", \"b\"]}~[a, b]",
                "{\"result\": [\"a\", \"b\"]}~[a, b]",
                "{\"tags\": null}~[]",
                "[\"a\"] or [\"b\"]~!",
                "{\"x\": \"a\", \"y\": \"b\"}~!",
                "1. **a b**⏎2. **c**~[a b, c]",
                "- **a**⏎- b~[**a**, b]",
                "- \"a\"⏎- \"b\"~[a, b]",
                "\"a\"⏎\"b\"~[a, b]",
                "- \"a\" b⏎- \"c\"~[\"a\" b, \"c\"]",
                "2024. A good year~[2024. A good year]",
                "No tags found.~[]",
                "No tags were mentioned.~[]",
                "There are none.~[]",
                "None found~[]",
                "No smoking~[No smoking]",
                "[1] **a**⏎[2] **b**~[**a**, **b**]",
                "1. a⏎2. b⏎⏎I hope this helps!~[a, b]",
                "Here are the tags:⏎a⏎b~[a, b]",
                "Tags:⏎a⏎b~[a, b]",
                "– a⏎– b~[a, b]",
                "a) x⏎b) y~[x, y]",
                "null~[]",
                "- none~[]",
                "None.~[]",
                "N/A~[]",
                "It is cheap, and fast.~[It is cheap, and fast.]",
                "red, green, blue~!",
                "red and green~!",
                "1. a 2. b~!",
                "1. a⏎   - b⏎2. c~[a⏎- b, c]",
                "| Tag |⏎|---|⏎| a |~!",
                "- a⏎b~!",
                "a⏎- b~!",
                "- a⏎⏎Also:⏎- b~!",
                "a⏎b⏎⏎I hope this helps!~!",
                "Two of them:⏎a⏎b~!",
                "No tags.~!",
                "No tags~!",
                "- No tags~!",
                "No results.~!",
                "There are no tags in the text.~!",
                "I found no tags.~!",
                "Nothing.~!",
                "-~!",
                "—~!",
                "- ~!",
                "Tags: -~!",
                "[1] -~[-]",
                "[1] No tags~[No tags]",
                "- a⏎- b⏎⏎Note: c is missing~!",
                "a⏎b⏎Note: c is missing~!",
                "[1] a⏎[2] b⏎⏎*Note: no c*~!",
                "[\"a\", \"b\"]⏎Note: c is missing~!",
                "[1] a⏎    Note: b~[a⏎Note: b]",
                "- a⏎- b⏎⏎c~!",
                "- a⏎- b⏎⏎However, c is missing.~!",
                "- a⏎- b⏎⏎Missing: c.~!",
                "- a⏎- b⏎⏎That is all.~[a, b]"
            })
    void textsAreItemsWhereTheyAreSetApart(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Tags.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "1,2~[1, 2]",
                "1,2,3~[1, 2, 3]",
                "1 2 3~[1, 2, 3]",
                "1 and 2~[1, 2]",
                "1, 2 and 3~[1, 2, 3]",
                "1, 2, and 3~[1, 2, 3]",
                "The numbers are [1, 2, 3].~[1, 2, 3]",
                "The numbers are 1, 2 and 3.~[1, 2, 3]",
                "- 1⏎- 2~[1, 2]",
                "[-1, 2]~[-1, 2]",
                "{\"nums\": [1, 2]}~[1, 2]",
                "1,000 and 2,000~[1000, 2000]",
                "10,200~!",
                "1,234,567~!",
                "1 234~!",
                "1 to 3~!",
                "1-3~!",
                "1, 2 or 3~!",
                "between 1 and 3~!",
                "1 2 3⏎4~!",
                "1, 2, 3 ...~!",
                "1, 2, 3, …~!",
                "[1, 2] or [1, 3]~!",
                "1; 2.5~!",
                "a: 1, b: 2~!",
                "- a: 1⏎- b: 2~!",
                "x = 1, y = 2~!",
                "Numbers: 1, 2~[1, 2]",
                "- 1⏎- 2⏎⏎Note: no 3~!",
                "5 million, 6~[5000000, 6]"
            })
    void numbersAreItemsWhereItIsClearWhereTheyEnd(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Nums.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {"1.5, 2~[1.5, 2.0]", "1,5~!", "1,2,3~[1.0, 2.0, 3.0]", "1.5 2.5~[1.5, 2.5]", "1,5; 2,5~!"})
    void aCommaMayBeThePointOfANumber(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Reals.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "GLAD and SAD~[GLAD, SAD]",
                "GLAD, SAD and NotSure~[GLAD, SAD, NOT_SURE]",
                "[GLAD, SAD]~[GLAD, SAD]",
                "The moods are GLAD and SAD.~[GLAD, SAD]",
                "- GLAD⏎- very glad~[GLAD, VERY_GLAD]",
                "GLAD & SAD~[GLAD, SAD]",
                "GLAD⏎SAD~[GLAD, SAD]",
                "not GLAD~!",
                "GLAD and angry~!",
                "GLAD or SAD~!"
            })
    void constantsMayBeJoinedByAnAnd(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Moods.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "[1] {⏎ \"name\": \"Ann\",⏎ \"age\": 3⏎}⏎[2] {\"name\": \"Bob\", \"age\": 4}"
                        + "~[Person[name=Ann, age=3], Person[name=Bob, age=4]]",
                "{\"name\":\"Ann\",\"age\":3}⏎{\"name\":\"Bob\",\"age\":4}"
                        + "~[Person[name=Ann, age=3], Person[name=Bob, age=4]]",
                "1. {\"name\":\"Ann\",\"age\":3}⏎2. {\"name\":\"Bob\",\"age\":4}"
                        + "~[Person[name=Ann, age=3], Person[name=Bob, age=4]]",
                "{\"people\": [{\"name\":\"Ann\",\"age\":3}]}~[Person[name=Ann, age=3]]",
                "{\"result\": [{\"name\":\"Ann\",\"age\":3}]}~[Person[name=Ann, age=3]]",
                "{\"people\": null}~[]",
                "[]~[]",
                "People: null~[]",
                "[{\"person\": {\"name\":\"Ann\",\"age\":3}}]~[Person[name=Ann, age=3]]",
                "{\"name\":\"Ann\",\"age\":3}~[Person[name=Ann, age=3]]",
                "| Name | Age |⏎|---|---|⏎| Ann | 3 |⏎| Bob | 4 |"
                        + "~[Person[name=Ann, age=3], Person[name=Bob, age=4]]",
                "[{\"name\":\"Ann\",\"age\":3}, {\"name\":\"Bob\"}]~!",
                "[{\"name\":\"Ann\",\"age\":3}, {\"name\":\"Bob\"~!",
                "[{\"name\":\"Ann\",\"age\":3}~!",
                "[{\"name\":\"Ann\",\"age\":3}] or else [{\"name\":\"Bob\",\"age\":4}]~!",
                "Ann, 3~!"
            })
    void recordsAreTheObjectsOrRowsThatFollowOneAnother(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.FindPeople.class, answer)).isEqualTo(value);
    }
}
