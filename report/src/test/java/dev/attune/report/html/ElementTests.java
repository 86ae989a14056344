package dev.attune.report.html;

import static dev.attune.report.html.Element.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attune.report.HostileFixtures;
import dev.attune.report.Xml;
import org.junit.jupiter.api.Test;

class ElementTests {

    @Test
    void escapesTextAndAttributes() {
        Element element = tag("p", "title", "\"'<&>\n").text("<script>&amp;</script>");

        assertThat(element)
                .hasToString("<p title=\"&quot;&#39;&lt;&amp;&gt;&#10;\">&lt;script&gt;&amp;amp;&lt;/script&gt;</p>");
    }

    @Test
    void showsCharactersThatHideOrBreakText() {
        Element element = tag("p").text("a\u0000b\u202Ec\u200Bd\uD800e\u0085");

        assertThat(element).hasToString("<p>a␀b[U+202E]c[U+200B]d\uFFFDe\uFFFD</p>");
    }

    @Test
    void showsSentencesThatAreHiddenInTagsAndSelectors() {
        Element element = tag("p").text("a\udb40\udc69\udb40\udd07b\u00ADc\u2063d\uFFF9e");

        assertThat(element).hasToString("<p>a[U+E0069][U+E0107]b[U+00AD]c[U+2063]d[U+FFF9]e</p>");
    }

    @Test
    void keepsLineBreaksTabsAndJoiners() {
        Element element = tag("p").text("a\r\nb\tc\u200Dd 👩‍🔬");

        assertThat(element).hasToString("<p>a\nb\tc\u200Dd 👩‍🔬</p>");
    }

    @Test
    void refusesNamesThatAreMarkup() {
        assertThatIllegalArgumentException().isThrownBy(() -> tag("p onclick=alert(1)"));
        assertThatIllegalArgumentException().isThrownBy(() -> tag("p", "x\"><script", "y"));
    }

    @Test
    void hostileTextReadsBackAsText() {
        assertThat(Xml.text(tag("p", "title", HostileFixtures.HOSTILE)
                        .text(HostileFixtures.HOSTILE)
                        .toString()))
                .isEqualTo(SafeText.visible(HostileFixtures.HOSTILE));
    }
}
