package dev.attune.runtime.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.runtime.ScriptedModel;
import dev.attune.runtime.UnreadableAnswerException;
import dev.attune.runtime.signature.Signature;
import dev.attune.runtime.signature.SignatureField;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that may be absent, and what gathers values: sets, arrays, maps, lists of lists and sealed interfaces. */
class GatheredAnswerTests {

    private static final UUID ID = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");

    interface Product {
        Optional<String> product(String text);
    }

    interface Amount {
        Optional<Integer> amount(String text);
    }

    record Ticket(Fixture.Intent intent, Optional<String> product) {}

    interface Triage {
        Ticket triage(Optional<String> customer);
    }

    interface Take {
        List<Ticket> tickets(String text);
    }

    // -- optional values

    @ParameterizedTest
    @ValueSource(strings = {"(none)", "none", "None.", "null", "N/A", "**none**", "\"none\"", "", "`null`"})
    void aPlainWordForNothingIsAbsent(String answer) {
        assertThat(Fixture.answering(Product.class, "Product: " + answer).product("?"))
                .isEmpty();
        assertThat(Fixture.answering(Amount.class, "Amount: " + answer).amount("?"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no product mentioned.",
                "No product is mentioned",
                "No product",
                "Not specified",
                "It is not mentioned in the text",
                "nothing",
                "unknown",
                "-",
                "No",
                "TBD"
            })
    void aTextThatMaySayThatThereIsNoneIsRefused(String answer) {
        refused(() -> Fixture.answering(Product.class, "Product: " + answer).product("?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Desk lamp", "None Such", "No. 5 by Chanel", "It is not cheap, but good.", "Nothing Phone 2"})
    void otherTextsAreThere(String text) {
        assertThat(Fixture.answering(Product.class, "Product: " + text).product("?"))
                .contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"there are none or 5", "5 or none", "no amount", "perhaps"})
    void aNumberOrNothingIsRefused(String answer) {
        refused(() -> Fixture.answering(Amount.class, "Amount: " + answer).amount("?"));
    }

    @Test
    void aNumberIsRead() {
        assertThat(Fixture.answering(Amount.class, "Amount: 5").amount("?")).contains(5);
        assertThat(Fixture.answering(Amount.class, "{\"amount\": 5}").amount("?"))
                .contains(5);
        assertThat(Fixture.answering(Amount.class, "{\"amount\": null}").amount("?"))
                .isEmpty();
    }

    @Test
    void whatIsAbsentInJsonIsAbsent() {
        Ticket without = new Ticket(Fixture.Intent.BOOK_HOTEL, Optional.empty());

        assertThat(triage("{\"intent\": \"BOOK_HOTEL\"}")).isEqualTo(without);
        assertThat(triage("{\"intent\": \"BOOK_HOTEL\", \"product\": null}")).isEqualTo(without);
        assertThat(triage("{\"intent\": \"BOOK_HOTEL\", \"product\": \"none\"}"))
                .isEqualTo(without);
        assertThat(triage("Intent: book hotel\nProduct: (none)")).isEqualTo(without);
        assertThat(Fixture.answering(
                                Take.class,
                                "[{\"intent\":\"BOOK_HOTEL\"},{\"intent\":\"BOOK_HOTEL\",\"product\":\"Lamp\"}]")
                        .tickets("?"))
                .containsExactly(without, new Ticket(Fixture.Intent.BOOK_HOTEL, Optional.of("Lamp")));
    }

    @Test
    void whatMayBeCalledSomethingElseIsNotAbsent() {
        refused(() -> triage("{\"intent\": \"BOOK_HOTEL\", \"prodct\": \"Lamp\"}"));
        refused(() -> Fixture.answering(Take.class, "[{\"intent\":\"BOOK_HOTEL\",\"prodct\":\"Lamp\"}]")
                        .tickets("?"))
                .hasMessageContaining("with prodct and without product; write null where there is none");
    }

    @Test
    void aLineThatIsMissingIsNotAbsent() {
        refused(() -> triage("Intent: book hotel")).hasMessageContaining("the line \"Product:\" is missing");
    }

    @Test
    void thePromptShowsWhatIsThereAndSaysWhatIsNot() {
        ScriptedModel model = ScriptedModel.answering("Intent: book hotel\nProduct: Lamp");

        assertThat(Fixture.module(Triage.class, model).triage(Optional.empty()).product())
                .contains("Lamp");
        assertThat(user(model)).isEqualTo("Customer: (none)");
        assertThat(system(model)).endsWith("Product: <a text, or (none)>");
        refused(() -> triage("Intent: book hotel\nProduct: <a text, or (none)>"));
    }

    private static Ticket triage(String answer) {
        return Fixture.answering(Triage.class, answer).triage(Optional.of("Ann"));
    }

    // -- UUIDs and large numbers

    interface Order {
        UUID order(String text);
    }

    interface Stars {
        BigInteger stars(String text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123e4567-e89b-12d3-a456-426614174000",
                "The order is 123E4567-E89B-12D3-A456-426614174000.",
                "`123e4567-e89b-12d3-a456-426614174000`",
                "urn:uuid:123e4567-e89b-12d3-a456-426614174000"
            })
    void aUuidIsRead(String answer) {
        assertThat(Fixture.answering(Order.class, "Order: " + answer).order("?"))
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123e4567-e89b-12d3-a456-42661417400",
                "123e4567-e89b-12d3-a456-4266141740000",
                "123e4567e89b12d3a456426614174000",
                "1-1-1-1-1",
                "123e4567-e89b-12d3-a456-426614174000 or 123e4567-e89b-12d3-a456-426614174001",
                "It is not 123e4567-e89b-12d3-a456-426614174000."
            })
    void aUuidThatIsNotPlainIsRefused(String answer) {
        refused(() -> Fixture.answering(Order.class, "Order: " + answer).order("?"));
    }

    @Test
    void aWholeNumberOfAnySizeIsRead() {
        assertThat(Fixture.answering(Stars.class, "Stars: 200000000000000000000000")
                        .stars("?"))
                .isEqualTo(new BigInteger("200000000000000000000000"));
        refused(() -> Fixture.answering(Stars.class, "Stars: 1.5").stars("?"));
        refused(() -> Fixture.answering(Stars.class, "Stars: 1e999999999").stars("?"));
    }

    // -- sets and arrays

    interface Tags {
        Set<String> tags(String text);
    }

    interface Sizes {
        int[] sizes(String[] texts);
    }

    @Test
    void aSetIsReadAsAListIs() {
        assertThat(Fixture.answering(Tags.class, "Tags:\n- red\n- green\n- red").tags("?"))
                .containsExactly("red", "green");
        assertThat(Fixture.answering(Tags.class, "Tags: (none)").tags("?")).isEmpty();
        refused(() -> Fixture.answering(Tags.class, "Tags: red, green").tags("?"));
    }

    @Test
    void anArrayIsReadAndShownAsAListIs() {
        ScriptedModel model = ScriptedModel.answering("Sizes: 3, 4 and 5");

        assertThat(Fixture.module(Sizes.class, model).sizes(new String[] {"a", "b"}))
                .containsExactly(3, 4, 5);
        assertThat(user(model)).isEqualTo("Texts:\n[1] a\n[2] b");
        assertThat(Fixture.answering(Sizes.class, "Sizes: [3, 4]\nSizes: 3, 4").sizes(new String[0]))
                .containsExactly(3, 4);
        refused(() -> Fixture.answering(Sizes.class, "Sizes: [3, null, \"x\"]").sizes(new String[0]));
    }

    // -- maps

    interface Scores {
        Map<String, Integer> scores(Map<String, String> texts);
    }

    interface Shelf {
        Map<String, List<Fixture.Passage>> shelf(String text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scores: {\"red\": 1, \"blue\": 2}",
                "Scores:\n```json\n{\"red\": 1, \"blue\": 2}\n```",
                "{\"scores\": {\"red\": 1, \"blue\": 2}}",
                "{\"red\": 1, \"blue\": 2}",
                "Scores: Here they are: {\"red\": \"1\", \"blue\": 2}"
            })
    void aMapIsReadFromAnObject(String answer) {
        assertThat(Fixture.answering(Scores.class, answer).scores(Map.of()))
                .containsExactly(Map.entry("red", 1), Map.entry("blue", 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"red\": 1, \"red\": 2}        | with each key once",
                "{\"red\": 1} or {\"red\": 2}    | several JSON objects",
                "{\"red\": 1, \"blue\": null}    | its blue is null; leave it out",
                "{\"red\": \"many\"}             | in red, it holds no number",
                "{\"red\": {\"a\": 1}, \"b\": 2} | its red is not a whole number",
                "{\"red\": [1]}                | its red is not a whole number",
                "[{}]                         | not a JSON object",
                "{\"red\": 1                     | complete and valid",
                "[{\"red\": 1}]                  | not a JSON object",
                "red is 1                        | not a JSON object"
            })
    void aMapThatIsNotPlainIsRefused(String answer, String reason) {
        refused(() -> Fixture.answering(Scores.class, "Scores: " + answer).scores(Map.of()))
                .hasMessageContaining(reason);
    }

    @Test
    void aMapMayHoldListsOfRecords() {
        ScriptedModel model = ScriptedModel.answering("Shelf: {\"a\": [{\"title\": \"x\", \"year\": 1}], \"b\": []}");

        assertThat(Fixture.module(Shelf.class, model).shelf("?"))
                .isEqualTo(Map.of("a", List.of(new Fixture.Passage("x", 1)), "b", List.of()));
        assertThat(system(model))
                .endsWith(
                        "<a JSON object, each of its values a JSON array of values, each a JSON object with title, year>");
        assertThat(Fixture.answering(Scores.class, "Scores: none").scores(Map.of()))
                .isEmpty();
    }

    // -- lists of lists

    interface Grid {
        List<List<Integer>> grid(List<Map<String, Integer>> cells);
    }

    @Test
    void aListOfListsIsAJsonArray() {
        ScriptedModel model = ScriptedModel.answering("Grid: [[1, 2], [3], []]");

        assertThat(Fixture.module(Grid.class, model).grid(List.of(Map.of("a", 1))))
                .isEqualTo(List.of(List.of(1, 2), List.of(3), List.of()));
        assertThat(user(model)).isEqualTo("Cells: [{\"a\":1}]");
        assertThat(system(model))
                .endsWith("Grid: <a JSON array, each of its items a JSON array of values, each a whole number>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[1, 2]",
                "1, 2\n3",
                "- 1, 2\n- 3",
                "[[1], 2]",
                "[[1], [\"x\"]]",
                "[[1]] or [[2]]",
                "[[1], null]",
                "[[1]"
            })
    void aListOfListsThatIsNotPlainIsRefused(String answer) {
        refused(() -> Fixture.answering(Grid.class, "Grid: " + answer).grid(List.of()));
    }

    // -- sealed interfaces

    sealed interface Step {}

    record Refund(int amount, Optional<String> reason) implements Step {}

    record Reply(String text) implements Step {}

    record Close() implements Step {}

    interface Plan {
        Step next(List<Step> done);
    }

    interface Plans {
        List<Step> steps(Step first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Next: {\"type\": \"Reply\", \"text\": \"Sorry\"}",
                "Next: {\"Type\": \"reply\", \"text\": \"Sorry\"}",
                "Next: {\"text\": \"Sorry\", \"type\": \"Reply\"}",
                "{\"next\": {\"type\": \"Reply\", \"text\": \"Sorry\"}}"
            })
    void theRecordThatAnObjectNamesIsRead(String answer) {
        assertThat(Fixture.answering(Plan.class, answer).next(List.of())).isEqualTo(new Reply("Sorry"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"text\": \"Sorry\"}                                                  | ",
                "{\"type\": \"Apology\", \"text\": \"Sorry\"}                           | its type is none of Refund, Reply, Close",
                "{\"type\": \"Refund\", \"text\": \"Sorry\"}                            | without amount",
                "{\"type\": \"Reply\", \"text\": \"a\"} {\"type\": \"Reply\", \"text\": \"b\"} | several JSON objects",
                "{\"type\": \"Reply\", \"Type\": \"Close\", \"text\": \"b\"}            | ",
                "Reply: Sorry                                                           | "
            })
    void anObjectThatNamesNoRecordIsRefused(String answer, String reason) {
        refused(() -> Fixture.answering(Plan.class, "Next: " + answer).next(List.of()))
                .hasMessageContaining(reason == null ? "" : reason);
    }

    @Test
    void aSealedInterfaceIsShownWithTheNameOfItsRecord() {
        ScriptedModel model = ScriptedModel.answering(
                "Steps: [{\"type\":\"Refund\",\"amount\":5,\"reason\":null},{\"type\":\"Close\"}]");

        assertThat(Fixture.module(Plans.class, model).steps(new Refund(5, Optional.of("late"))))
                .containsExactly(new Refund(5, Optional.empty()), new Close());
        assertThat(user(model)).isEqualTo("First: {\"type\":\"Refund\",\"amount\":5,\"reason\":\"late\"}");
        assertThat(system(model))
                .contains(
                        "each a JSON object with type \"Refund\" and amount, reason, or with type \"Reply\" and text, or"
                                + " with type \"Close\" only");
    }

    // -- demos

    @Test
    void dataMeanAValueIfTheyHoldItOrItsText() {
        SignatureField product = Signature.of(Product.class).outputs().get(0);
        SignatureField tags = Signature.of(Tags.class).outputs().get(0);
        SignatureField sizes = Signature.of(Sizes.class).outputs().get(0);
        SignatureField step = Signature.of(Plan.class).outputs().get(0);

        assertThat(product.normalize(Optional.of("Lamp"))).contains("Lamp");
        assertThat(product.normalize("Lamp")).contains("Lamp");
        assertThat(product.normalize(Optional.empty())).contains("(none)");
        assertThat(tags.holds(Set.of("a"))).isTrue();
        assertThat(tags.holds(List.of("a"))).isFalse();
        assertThat(tags.normalize(List.of("a", "b"))).contains("[1] a\n[2] b");
        assertThat(sizes.normalize(List.of(1, 2))).contains("[1] 1\n[2] 2");
        assertThat(sizes.normalize(new int[] {1, 2})).contains("[1] 1\n[2] 2");
        assertThat(step.normalize(new Reply("a"))).contains("{\"type\":\"Reply\",\"text\":\"a\"}");
        assertThat(List.of(
                        product.kind().name(), tags.kind().name(), sizes.kind().name()))
                .containsExactly("Optional<String>", "Set<String>", "int[]");
        assertThat(Signature.of(Scores.class).outputs().get(0).kind().name()).isEqualTo("Map<String, Integer>");
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(UnreadableAnswerException.class);
    }

    private static String system(ScriptedModel model) {
        return ((SystemMessage) model.asked().get(0).get(0)).text();
    }

    private static String user(ScriptedModel model) {
        return ((UserMessage) model.asked().get(0).get(1)).singleText();
    }
}
