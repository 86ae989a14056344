package dev.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.engine.event.ModuleChange;
import dev.attune.engine.event.PreflightRecord;
import dev.attune.engine.gate.Verdict;
import io.qameta.allure.ConfigurationBuilder;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.ReportGenerator;
import io.qameta.allure.model.Status;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The report that Allure makes of our results, as a person sees it. Skipped where Chromium and its driver are not on the path. */
class ReportInBrowserIntegrationTests {

    private static final String ATTACK =
            "<img src=x onerror=\"document.title='attacked'\"><script>document.title='attacked'</script>";

    /** Selenium warns of each Chromium newer than itself; what it misses then is not used here. Kept, lest the level be lost. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    @TempDir
    static Path folder;

    private static @Nullable ChromeDriver browser;

    @BeforeAll
    static void generateReportAndStartBrowser() {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && driver.isPresent(),
                "needs Chromium and its driver; on Debian: packages chromium and chromium-driver");
        Path results = folder.resolve("results");
        LeafRun run = new LeafRun(new FileSystemResultsWriter(results), results);
        run.finish(RunFixtures.optimization(), Status.PASSED, null);
        run.finish(
                RunFixtures.gate(Verdict.FAILED, hostileModules(), RunFixtures.examples()),
                Status.FAILED,
                "Gate FAILED: exactMatch is 0.425, below the 0.500 asked for " + ATTACK);
        run.finish(
                new PreflightRecord(
                        RunFixtures.leaf("preflight:preflight"),
                        List.of(new PreflightRecord.Check(ATTACK, PreflightRecord.Status.FAILED, ATTACK))),
                Status.FAILED,
                "Preflight failed: " + ATTACK);
        new ReportGenerator(ConfigurationBuilder.bundled().build())
                .generateSingleFile(folder.resolve("report"), List.of(results));
        SELENIUM.setLevel(Level.SEVERE);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow().toFile())
                        .build(),
                new ChromeOptions()
                        .setBinary(chromium.orElseThrow().toFile())
                        .addArguments(
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-dev-shm-usage",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--window-size=1400,1400"));
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

        assertThat(find("//h1").getText()).isEqualTo("AnswerQuestion");
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

        assertThat(find("//*[local-name()='svg'][@role='img']").getSize().getWidth())
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

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
