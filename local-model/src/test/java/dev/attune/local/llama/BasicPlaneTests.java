package dev.attune.local.llama;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BasicPlaneTests {

    @Test
    void plainTextStaysAsItIs() {
        assertThat(BasicPlane.avoiding("Größe 東京").encode("Größe 東京")).isEqualTo("Größe 東京");
    }

    @Test
    void fragileCharactersSurviveTheWayThereAndBack() {
        String text = "a\uE000 smile \uD83D\uDE00, a clef \uD834\uDD1E and a NUL \u0000.";
        BasicPlane plane = BasicPlane.avoiding(text);
        String encoded = plane.encode(text);

        assertThat(encoded.codePoints()).allMatch(codePoint -> codePoint > 0 && codePoint <= 0xFFFF);
        assertThat(plane.decode("<" + encoded + ">")).isEqualTo("<" + text + ">");
    }
}
