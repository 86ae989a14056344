package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.Trace;
import dev.attune.runtime.UnreadableAnswerException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabeledAnswerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Search Query: blue whale",
                "search query: blue whale",
                "searchQuery: blue whale",
                "search_query: blue whale",
                "**Search Query:** blue whale",
                "**Search Query**: blue whale",
                "**Search Query: blue whale**",
                "__Search Query:__ blue whale",
                "`Search Query`: blue whale",
                "## Search Query\nblue whale",
                "## Search Query: blue whale",
                "## **Search Query**\n\nblue whale\n",
                "**Search Query**\nblue whale",
                "- Search Query: blue whale",
                "* **Search Query:** blue whale",
                "1. Search Query: blue whale",
                "2) **Search Query**: blue whale",
                "> Search Query: blue whale",
                "[[ ## search_query ## ]]\nblue whale",
                "[[ ## searchQuery ## ]] blue whale",
                "[Search Query]: blue whale",
                "Search Query : blue whale",
                "Search Query：blue whale",
                "Search Query:\nblue whale",
                "Search Query:\r\nblue whale\r\n",
                "\n\n  Search Query:   blue whale  \n\n",
                "```\nSearch Query: blue whale\n```",
                "```text\r\nSearch Query: blue whale\r\n```",
                "Search Query:\n```\nblue whale\n```",
                "Sure! Here is a query that should help you.\n\nSearch Query: blue whale",
                "{\"searchQuery\": \"blue whale\"}",
                "{\"Search Query\": \"blue whale\", \"note\": null}",
                "```json\n{\n  \"search_query\": \"blue whale\",\n}\n```",
                "Here you are: {'search_query': 'blue whale'} Enjoy {it}!",
                "blue whale",
                "```\nblue whale\n```",
                "<think>\nSearch Query: red whale?\n</think>\n\nSearch Query: blue whale",
                "<think>hm</think>blue whale",
                "Search Query: <the search query>\n\nSearch Query: blue whale",
                "Search Query:\n\nSearch Query: blue whale",
                "Search Query: blue whale\n\nSearch Query: blue whale"
            })
    void aLabelIsALabelWhateverIsAroundIt(String answer) {
        assertThat(Fixture.answering(Fixture.SearchQuery.class, answer).searchQuery("Which?"))
                .isEqualTo("blue whale");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Searching: blue whale",
                "The search query is blue whale: done",
                "Search Query blue whale",
                "* blue whale",
                "{\"other\": \"blue whale\"}",
                "```\na\n```\nand\n```\nb\n```"
            })
    void aSingleFieldWithoutLabelIsTheWholeAnswer(String answer) {
        assertThat(Fixture.answering(Fixture.SearchQuery.class, answer).searchQuery("Which?"))
                .isEqualTo(answer);
    }

    @Test
    void emphasisInAValueStays() {
        assertThat(Fixture.answering(Fixture.SearchQuery.class, "Search Query: *blue* whale **now**")
                        .searchQuery("?"))
                .isEqualTo("*blue* whale **now**");
    }

    @Test
    void aValueMayHaveBlankLinesAndMarks() {
        String text = "First.\n\n- one: 1\n- two: 2\n\n## Second\n\tLast — naïve 日本 🐋";

        assertThat(Fixture.answering(Fixture.SearchQuery.class, "Search Query:\n" + text)
                        .searchQuery("?"))
                .isEqualTo(text);
    }

    @Test
    void fieldsMayComeInAnyOrderAndWithTextBetween() {
        String answer = """
                Let me see.
                **Score:** 0.5 of 1

                **Reasons:**
                - cheap
                - fast

                **Intent:** cancel""";

        assertThat(Fixture.answering(Fixture.Judge.class, answer).review("?"))
                .isEqualTo(new Fixture.Review(Fixture.Intent.CANCEL, 0.5, List.of("cheap", "fast")));
    }

    @Test
    void anAnswerInJsonIsRead() {
        String answer = "{\"intent\": \"BOOK_HOTEL\", \"score\": 2, \"reasons\": [\"a\", \"b\"]}";

        assertThat(Fixture.answering(Fixture.Judge.class, answer).review("?"))
                .isEqualTo(new Fixture.Review(Fixture.Intent.BOOK_HOTEL, 2, List.of("a", "b")));
    }

    @Test
    void anAnswerInJsonAfterLabeledReasoningIsRead() {
        String answer = "Reasoning: easy\n```json\n{\"answer\": \"4\"}\n```";

        assertThat(Fixture.answering(Fixture.ThinkAndAnswer.class, answer).answer("2 + 2?"))
                .isEqualTo("4");
    }

    @Test
    void reasoningMayBeMissing() {
        Trace.Recorder recorder = new Trace.Recorder();
        String answer = Fixture.module(Fixture.ThinkAndAnswer.class, ScriptedModel.answering("Answer: 4"), recorder)
                .answer("2 + 2?");

        assertThat(answer).isEqualTo("4");
        assertThat(recorder.trace().calls().get(0).outputs()).containsEntry("reasoning", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t ", "Answer:", "Answer: <the answer>", "<the answer>"})
    void anEmptyOrEchoedFieldIsUnreadable(String answer) {
        Fixture.AnswerQuestion module = Fixture.answering(Fixture.AnswerQuestion.class, answer);

        assertThatThrownBy(() -> module.answer(List.of(), "?")).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void aNullInJsonIsNoValue() {
        Fixture.Judge module = Fixture.answering(Fixture.Judge.class, "{'intent': null, 'score': 1, 'reasons': []}");

        assertThatThrownBy(() -> module.review("?")).hasMessageContaining("the line \"Intent:\" is missing");
    }

    @Test
    void aMissingFieldIsNamed() {
        Fixture.Judge module = Fixture.answering(Fixture.Judge.class, "Intent: cancel\nReasons: none");

        assertThatThrownBy(() -> module.review("?"))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessage("the answer of module Judge cannot be read: the line \"Score:\" is missing");
    }

    @Test
    void withReasoningAnAnswerWithoutLabelsIsUnreadable() {
        Fixture.ThinkAndAnswer module = Fixture.answering(Fixture.ThinkAndAnswer.class, "It is 4, I think.");

        assertThatThrownBy(() -> module.answer("2 + 2?"))
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("the line \"Answer:\" is missing");
    }
}
