package dev.attune.runtime.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.runtime.answer.Fixture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureFieldTests {

    private final SignatureField intent =
            Signature.of(Fixture.PickIntent.class).outputs().get(0);
    private final SignatureField names =
            Signature.of(Fixture.Names.class).outputs().get(0);
    private final SignatureField passage = new SignatureField("p", "P", "", Fixture.Passage.class);
    private final SignatureField number = new SignatureField("n", "N", "", int.class);

    @Test
    void aConstantIsNormalizedFromItsName() {
        assertThat(intent.normalize("BOOK_HOTEL")).contains("book hotel");
        assertThat(intent.normalize(Fixture.Intent.BOOK_HOTEL)).contains("book hotel");
    }

    @Test
    void aValueOfAnotherMeaningIsNone() {
        assertThat(intent.normalize("sleep")).isEmpty();
        assertThat(number.normalize("many")).isEmpty();
    }

    @Test
    void aNumberOfAnotherTypeIsNormalized() {
        assertThat(number.normalize(5)).contains("5");
        assertThat(number.normalize(5L)).contains("5");
        assertThat(number.normalize(new BigDecimal("5.0"))).contains("5");
    }

    @Test
    void aMapMeansARecord() {
        assertThat(passage.normalize(Map.of("year", 1, "title", "a"))).contains("{\"title\":\"a\",\"year\":1}");
        assertThat(passage.normalize(new Fixture.Passage("a", 1))).contains("{\"title\":\"a\",\"year\":1}");
        assertThat(passage.normalize(Map.of("year", 1))).isEmpty();
    }

    @Test
    void aValueOfTheOwnTypeIsShownAsACallShowsIt() {
        List<String> passages = List.of("one\n\nHope this helps", "- two\n\nMore");

        assertThat(names.normalize(passages)).contains(names.render(passages));
        assertThat(names.render(passages)).isEqualTo("[1] one\n\n    Hope this helps\n[2] - two\n\n    More");
    }

    @Test
    void oneTextIsAListOfOne() {
        assertThat(names.normalize("Ann")).contains("[1] Ann");
    }

    @Test
    void itemsOfOtherTypesAreNormalized() {
        assertThat(names.normalize(List.of(1, 2))).contains("[1] 1\n[2] 2");
    }
}
