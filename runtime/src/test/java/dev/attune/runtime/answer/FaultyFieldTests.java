package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text goes to the field it was written for, or the answer is refused; {@code !} stands for a refusal, ⏎ for the end of a line. */
class FaultyFieldTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "Title: T⏎Body: Dear all,⏎Title: as before⏎Bye|Two[title=T, body=Dear all,⏎Title: as before⏎Bye]",
                "Title: T⏎Body: a⏎body: b⏎BODY: c|Two[title=T, body=a⏎body: b⏎BODY: c]",
                "Title: T⏎Body: B⏎Title: T2⏎Body: B2|Two[title=T, body=B]",
                "Title: T⏎Body: B⏎Text: next⏎Title: T2⏎Body: B2|Two[title=T, body=B]",
                "Title: T⏎Body: a⏎Text: is meant⏎b|Two[title=T, body=a⏎Text: is meant⏎b]",
                "Body: B⏎Title: T|Two[title=T, body=B]",
                "Body: Dear all,⏎Title: x⏎Bye⏎Title: T|!",
                "Title: T⏎⏎---⏎⏎Body: B|Two[title=T, body=B]",
                "Title: T⏎Body: B⏎⏎---⏎I hope this helps!|Two[title=T, body=B]",
                "Title: T⏎Body: B⏎⏎***⏎⏎Would you like another one?|Two[title=T, body=B]",
                "Title: T⏎Body: B⏎⏎---|Two[title=T, body=B]",
                "Title: T⏎Body: B⏎⏎---⏎Ann Lee⏎Sales|Two[title=T, body=B⏎⏎---⏎Ann Lee⏎Sales]",
                "Title: T⏎Body: B⏎⏎Let me know!|Two[title=T, body=B⏎⏎Let me know!]",
                "\"Title\": \"T\",⏎\"Body\": \"a \\\"b\\\"\\nc\"|Two[title=T, body=a \"b\"⏎c]",
                "\"title\": \"T\"⏎\"body\": B|Two[title=T, body=B]",
                "{⏎  \"title\": \"T\",⏎  \"body\": \"B\"⏎}|Two[title=T, body=B]",
                "{⏎  \"title\": \"T\",⏎  \"body\": \"B|!",
                "Title: T Body: B|Two[title=T, body=B]",
                "Title: T, Body: B|Two[title=T, body=B]",
                "**Title:** T **Body:** B|Two[title=T, body=B]",
                "Title: T Body: B Body: C|!",
                "Title: T|!",
                "[[ ## title ## ]]⏎T⏎⏎[[ ## body ## ]]⏎B⏎⏎[[ ## completed ## ]]⏎|Two[title=T, body=B]",
                "<answer>Title: T⏎Body: B</answer>|Two[title=T, body=B]",
                "{\"two\": {\"title\": \"T\", \"body\": \"B\"}}|Two[title=T, body=B]",
                "{\"title\": \"T\", \"title\": \"U\", \"body\": \"B\"}|!",
                "{\"Title\": \"T\", \"TITLE\": \"U\", \"body\": \"B\"}|!",
                "{\"title\": \"T\", \"sub_title\": \"U\", \"body\": \"B\"}|Two[title=T, body=B]",
                "{\"title\": \"T\", \"body\": \"B\"}⏎{\"title\": \"U\", \"body\": \"C\"}|!",
                "{\"title\": \"T\", \"body\": null}|!"
            })
    void nothingIsDroppedOrMovedInSilence(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.WriteTwo.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "Answer: Paris⏎Answer: Paris|Paris",
                "Answer: Paris⏎Answer: Rome|!",
                "Answer: Steps⏎1. a⏎2. b⏎Answer: 42|!",
                "Answer: <the answer>⏎Answer: Paris|Paris",
                "Answer: Paris⏎Question: Next?⏎Answer: Rome|Paris",
                "Sure! Answer: Paris|!",
                "<think>⏎Answer: Rome?⏎</think>⏎Answer: Paris|Paris",
                "Paris<think>or Rome</think>|Paris<think>or Rome</think>",
                "<think>Paris|!",
                "Answer: Use `</think>` here|Use `</think>` here",
                "<answer>Paris</answer>|Paris",
                "Answer: <answer>Paris</answer>|Paris",
                "Paris⏎⏎---⏎Let me know!|Paris",
                "{\"answer\": \"Paris\"}|Paris",
                "{\"answer\": \"Par|!",
                "{\"answer\": \"Paris\"}⏎{\"answer\": \"Rome\"}|!",
                "{\"answer\": \"Paris\", // in France⏎\"sure\": true}|Paris",
                "{answer: 'Paris'}|Paris",
                "[[ ## answer ## ]]⏎Paris|Paris",
                "The form is⏎[[ ## completed ## ]]|The form is⏎[[ ## completed ## ]]",
                "Final Answer: Paris|Paris",
                "**Final answer:** Paris|Paris",
                "**Final Answer**: Paris|Paris",
                "It is the capital.⏎Final Answer: Paris|Paris",
                "Answer: Steps⏎Final answer: 42|!",
                "The final answer is: Paris|The final answer is: Paris",
                "**Paris**|Paris",
                "Answer: **Paris**|Paris",
                "**Paris** is **it**|**Paris** is **it**",
                "**Paris**⏎in France|**Paris**⏎in France",
                "*Paris*|*Paris*",
                "Answer: Answer: Paris|Paris",
                "**Answer:** Answer: Paris|Paris",
                "Answer: Final answer: Paris|Paris",
                "Answer: See Answer: Paris|See Answer: Paris",
                "<output>Paris</output>|Paris",
                "Answer: <output>Paris</output>|Paris",
                "<output>Paris</output> is a tag|<output>Paris</output> is a tag",
                "<answer>a <output>b</output></answer>|a <output>b</output>",
                "~~~⏎Paris⏎~~~|Paris",
                "Well~~~|Well~~~"
            })
    void aTextIsReadAsAWhole(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Answer.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "Reasoning: it laughs Mood: GLAD|GLAD",
                "Reasoning: it laughs, not SAD. **Mood:** GLAD|GLAD",
                "It laughs. Mood: GLAD|GLAD",
                "Reasoning: it laughs⏎Mood: GLAD⏎Reasoning: it cries⏎Mood: SAD|GLAD",
                "Reasoning: it laughs⏎Mood: GLAD⏎Wait, it cries.⏎Mood: SAD|!",
                "<reasoning>maybe SAD</reasoning><answer>Mood: GLAD</answer>|GLAD",
                "<think>SAD?</think>Reasoning: it laughs⏎Mood: GLAD|GLAD",
                "Reasoning: Mood: SAD? no. Mood: GLAD|!",
                "GLAD|!"
            })
    void aLabelMayStandInsideALineIfItStandsThereOnce(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.ThinkMood.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "```python⏎print(1)⏎```~print(1)",
                "```python⏎print(1)~!",
                "print(1)<|im_end|>~print(1)",
                "print(1)</s>~print(1)",
                "<s>print(1)</s>~<s>print(1)</s>",
                "end = \"<|im_end|>\"~end = \"<|im_end|>\"",
                "a<|im_end|>b~a<|im_end|>b",
                "Here's the code:⏎⏎```⏎print(1)⏎```⏎⏎Let me know if you need more.~print(1)",
                "Code: Sure! Here is the code:⏎```python⏎print(1)⏎```~print(1)",
                "Run this first:⏎```⏎npm i⏎```~Run this first:⏎```⏎npm i⏎```",
                "Here is the code:⏎```⏎a⏎```⏎It prints a.~Here is the code:⏎```⏎a⏎```⏎It prints a.",
                "Here are both:⏎```⏎a⏎```⏎```⏎b⏎```~Here are both:⏎```⏎a⏎```⏎```⏎b⏎```"
            })
    void aBlockOfCodeIsReadWithoutWhatIntroducesIt(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Code.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "~~~python⏎print(1)⏎~~~|print(1)",
                "Here is the code:⏎~~~python⏎print(1)⏎~~~|print(1)",
                "~~~python⏎print(1)|!",
                "~~~⏎a⏎```⏎b⏎```⏎~~~|a⏎```⏎b⏎```",
                "```⏎a~~~⏎```|a~~~",
                "~~~~~~⏎a⏎~~~~~~|~~~~~~⏎a⏎~~~~~~"
            })
    void tildesFenceLikeBackticks(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.Code.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "{\"person\": {\"name\":\"Ann\",\"age\":3}}~Person[name=Ann, age=3]",
                "[{\"name\":\"Ann\",\"age\":3}]~Person[name=Ann, age=3]",
                "[{\"name\":\"Ann\",\"age\":3},{\"name\":\"Bob\",\"age\":4}]~!",
                "{\"name\":\"Ann\", /* hers */ \"age\":3}~Person[name=Ann, age=3]",
                "{name: \"Ann\", age: 3,}~Person[name=Ann, age=3]",
                "{\"name\":\"Ann\",⏎# a comment⏎\"age\":3}~Person[name=Ann, age=3]",
                "Let {x} be: {\"name\":\"Ann\",\"age\":3}~Person[name=Ann, age=3]",
                "Draft {\"name\":\"Ann\"}, final {\"name\":\"Ann\",\"age\":3}~Person[name=Ann, age=3]",
                "{\"name\":\"Ann\",\"age\":null}~!",
                "{\"name\":\"Ann\",\"age\":3.5}~!",
                "{\"name\":\"Ann\",\"age\":\"3 or 4\"}~!",
                "{\"name\":\"Ann\"~!",
                "| Name | Age |⏎|------|-----|⏎| **Ann** | 3 |~Person[name=Ann, age=3]",
                "Here it is:⏎⏎| age | name | city |⏎|:--|:-:|--:|⏎| 3 | Ann \\| Lee | Rome |~Person[name=Ann | Lee, age=3]",
                "Name | Age⏎---|---⏎Ann | 3~Person[name=Ann, age=3]",
                "| Field | Value |⏎|---|---|⏎| Name | Ann |⏎| Age | 3 |~Person[name=Ann, age=3]",
                "| Name | Age |⏎|---|---|⏎| Ann | 3 |⏎| Bob | 4 |~!",
                "| Name | Age |⏎|---|---|⏎| Ann |  |~!",
                "| Name | Age |⏎|---|---|⏎| Ann |~!"
            })
    void aRecordIsReadFromItsOneObjectOrRow(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.FindPerson.class, answer)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '\u0001',
            value = {
                "{\"id\":7,\"people\":[],\"mood\":\"very glad\",\"total\":\"9.5\",\"paid\":\"yes\"}"
                        + "~Order[id=7, people=[], mood=VERY_GLAD, total=9.5, paid=true]",
                "Id: 7⏎People: null⏎Mood: GLAD⏎Total: 9.5⏎Paid: 1"
                        + "~Order[id=7, people=[], mood=GLAD, total=9.5, paid=true]",
                "Id: 7⏎People:⏎| Name | Age |⏎|---|---|⏎| Ann | 3 |⏎Mood: GLAD⏎Total: 9.5⏎Paid: no"
                        + "~Order[id=7, people=[Person[name=Ann, age=3]], mood=GLAD, total=9.5, paid=false]",
                "Id: 7⏎People: (none)⏎Mood: GLAD⏎Total: 9.5⏎Mood: SAD⏎Paid: no~!",
                "{\"id\":null,\"people\":null,\"mood\":\"GLAD\",\"total\":9.5,\"paid\":false}~!"
            })
    void aListThatIsNullIsEmpty(String answer, String value) {
        assertThat(FaultFixture.read(FaultFixture.TakeOrder.class, answer)).isEqualTo(value);
    }
}
