package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.gate.Verdict;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.model.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The report that Allure makes of our results, as a person sees it. Skipped where Chromium and its driver are not on the path. */
class ReportInBrowserIntegrationTests {

    private static final String ATTACK =
            "<img src=x onerror=\"document.title='attacked'\"><script>document.title='attacked'</script>";

    @TempDir
    static Path folder;

    private static @Nullable ChromeDriver browser;

    @BeforeAll
    static void generateReportAndStartBrowser() {
        Path results = folder.resolve("results");
        LeafRun run = new LeafRun(new FileSystemResultsWriter(results), results);
        run.finish(SearchFixtures.optimization(), Status.PASSED, null);
        run.finish(
                GateFixtures.gate(Verdict.FAILED, hostileModules(), GateFixtures.examples()),
                Status.FAILED,
                "Gate FAILED: exactMatch is 0.425, below the 0.500 asked for " + ATTACK);
        run.finish(
                new PreflightRecord(
                        LeafFixtures.leaf("preflight:preflight"),
                        List.of(new PreflightRecord.Check(ATTACK, PreflightRecord.Status.FAILED, ATTACK))),
                Status.FAILED,
                "Preflight failed: " + ATTACK);
        new ReportGenerator(ConfigurationBuilder.bundled().build())
                .generateSingleFile(folder.resolve("report"), List.of(results));
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void openSuites() {
        browser().get("about:blank");
        browser().get(folder.resolve("report").resolve("index.html").toUri() + "#suites");
        for (String node : List.of("Attune", "Multi-hop question answering", "mipro")) {
            click("//*[contains(@class,'node__title')][.//*[contains(@class,'node__name')][normalize-space()='" + node
                    + "']]");
        }
    }

    @Test
    void showsTheInstructionDiffOfAModule() {
        openLeaf("mipro");
        click("//*[contains(@class,'step__title')][contains(.,'Module AnswerQuestion')]");
        click("//*[contains(@class,'attachment-row')][contains(.,'AnswerQuestion: what changed')]");
        browser().switchTo().frame(find("//iframe"));

        assertThat(find("//h1").getDomProperty("textContent")).isEqualTo("AnswerQuestion");
        assertThat(browser().findElements(By.tagName("del")))
                .extracting(WebElement::getText)
                .containsExactly("a");
        assertThat(browser().findElements(By.tagName("ins")))
                .extracting(WebElement::getText)
                .anySatisfy(text -> assertThat(text).contains("say \"unknown\""));
    }

    @Test
    void drawsTheChartOfTheTrialsInTheDescription() {
        openLeaf("mipro");

        assertThat(find("//img[@alt='Scores in the course of the search']")
                        .getSize()
                        .getWidth())
                .isGreaterThan(300);
    }

    @Test
    void sortsAMissedGateIntoItsCategory() {
        openLeaf("exactMatch");

        assertThat(find("//*[contains(normalize-space(),'Categories: Gate failed')]")
                        .isDisplayed())
                .isTrue();
    }

    @Test
    void runsNoScriptOfAModel() {
        openLeaf("exactMatch");

        click("//*[contains(@class,'attachment-row')][contains(.,'gate record')]");

        assertThat(find("//pre[contains(.,'onerror')]").getText()).contains("<script>");
        assertThat(find("//ins[contains(.,'onerror')]").getText()).contains("<script>");
        assertThat(browser().getTitle()).isNotEqualTo("attacked");
    }

    @Test
    void runsNoScriptOfAFailureOrAStep() {
        openLeaf("exactMatch");
        assertThat(find("//*[contains(@class,'status-details')][contains(.,'onerror')]")
                        .getText())
                .contains("<script>");
        click("//*[contains(@class,'node__leaf')][.//*[contains(@class,'node__name')][normalize-space()='preflight']]");

        assertThat(find("//*[contains(@class,'step')][contains(.,'onerror')]").getText())
                .contains("<script>");
        assertThat(browser().getTitle()).isNotEqualTo("attacked");
    }

    private static List<ModuleChange> hostileModules() {
        return List.of(new ModuleChange(
                "AnswerQuestion",
                "Answer.",
                "Answer. " + ATTACK,
                "proposal 1",
                List.of(),
                List.of(),
                "no demos",
                List.of()));
    }

    private void openLeaf(String name) {
        click("//*[contains(@class,'node__leaf')][.//*[contains(@class,'node__name')][normalize-space()='" + name
                + "']]");
        find("//*[contains(@class,'test-result')]//ins");
    }

    private void click(String xpath) {
        new WebDriverWait(browser(), Duration.ofSeconds(10))
                .until(ExpectedConditions.elementToBeClickable(By.xpath(xpath)))
                .click();
    }

    private WebElement find(String xpath) {
        return new WebDriverWait(browser(), Duration.ofSeconds(10))
                .until(ExpectedConditions.presenceOfElementLocated(By.xpath(xpath)));
    }

    private static ChromeDriver browser() {
        if (browser == null) {
            throw new IllegalStateException("the browser has not started");
        }
        return browser;
    }
}
