package dev.attune.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.attune.engine.event.GateRecord;
import dev.attune.engine.event.LeafRecord.Kind;
import dev.attune.engine.event.LeafRecord.Outcome;
import dev.attune.report.Browser;
import dev.attune.report.GateFixtures;
import dev.attune.report.LeafFixtures;
import dev.attune.report.ReportFile;
import dev.attune.report.SearchFixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The page as a reader sees it. */
class ReportPageInBrowserIntegrationTests {

    @TempDir
    static Path folder;

    private static @Nullable ChromeDriver browser;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    private static ChromeDriver open(ProgramRun run) throws IOException {
        if (browser == null) {
            throw new IllegalStateException("the browser has not started");
        }
        ReportFile.write(folder, run);
        browser.manage().window().setSize(new Dimension(1400, 1400));
        browser.get(folder.resolve("report.html").toUri().toString());
        return browser;
    }

    private static ProgramRun run() {
        GateRecord gate = GateFixtures.gate();
        return ProgramRun.of(gate.leaf())
                .with(LeafFixtures.preflight())
                .with(SearchFixtures.optimization())
                .with(gate)
                .with(LeafFixtures.end(gate.leaf(), Kind.GATE, "exactMatch", 3, Outcome.PASSED, null));
    }

    @Test
    void showsTheExamplesThatAReaderPicksAndNoOthers() throws IOException {
        ChromeDriver page = open(run());

        page.findElement(By.cssSelector("input.pick-lost")).click();

        assertThat(page.findElements(By.className("card")))
                .filteredOn(WebElement::isDisplayed)
                .singleElement()
                .extracting(WebElement::getText)
                .asString()
                .contains("test-3");
    }

    @Test
    void marksTheWordsOfAnInstructionThatChanged() throws IOException {
        ChromeDriver page = open(run());

        assertThat(page.findElements(By.cssSelector(".diff ins")))
                .extracting(WebElement::getText)
                .anySatisfy(text -> assertThat(text).contains("say \"unknown\""));
    }

    @Test
    void drawsItsPicturesAndAsksNobodyForAnything() throws IOException {
        ChromeDriver page = open(run());

        unfold(page);

        assertThat(page.findElements(By.tagName("img")))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(image ->
                        assertThat(image.getDomProperty("naturalWidth")).isNotEqualTo("0"));
        assertThat(
                        page.executeScript(
                                "return performance.getEntriesByType('resource').filter(r => !r.name.startsWith('data:')).length"))
                .isEqualTo(0L);
        assertThat(page.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void scrollsNowhereToTheSideOnATelephone() throws IOException {
        ChromeDriver page = open(run());
        page.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        try {
            assertThat(page.executeScript("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        } finally {
            page.executeCdpCommand("Emulation.clearDeviceMetricsOverride", java.util.Map.of());
        }
    }

    @Test
    void isReadableForEverybody() throws IOException {
        ChromeDriver page = open(run());
        unfold(page);

        List<Rule> violations = new AxeBuilder().analyze(page).getViolations();

        assertThat(violations)
                .filteredOn(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    /** What is folded in a card that the filter hides cannot be clicked. */
    private static void unfold(ChromeDriver page) {
        page.executeScript("document.querySelectorAll('details').forEach(details => details.open = true)");
    }
}
