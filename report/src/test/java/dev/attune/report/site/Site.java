package dev.attune.report.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A site of one of both generations of Allure, in a browser. */
enum Site {
    ALLURE_2("allure-2", "data/test-cases", "hidden", "#testresult/", "uid", "attachment-row", "attachment__iframe") {
        @Override
        WebElement description(ChromeDriver browser) {
            return shown(browser, By.className("description__text"));
        }
    },
    ALLURE_3("allure-3", "data/test-results", "isRetry", "#", "id", "", "") {
        @Override
        WebElement description(ChromeDriver browser) {
            browser.switchTo()
                    .frame(shown(browser, By.cssSelector("iframe[data-testid='test-result-description-frame']")));
            return shown(browser, By.tagName("body"));
        }
    };

    private static final int CLICKS = 10;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String folder;
    private final String results;
    private final String old;
    private final String place;
    private final String id;
    private final String row;
    private final String frame;

    Site(String folder, String results, String old, String place, String id, String row, String frame) {
        this.folder = folder;
        this.results = results;
        this.old = old;
        this.place = place;
        this.id = id;
        this.row = row;
        this.frame = frame;
    }

    boolean isMade(Path root) {
        return Files.exists(root.resolve(folder).resolve("index.html"));
    }

    /** Opens a leaf as it was when it last ran. */
    void open(ChromeDriver browser, Path root, String address, String fullName) throws IOException {
        browser.switchTo().defaultContent();
        browser.get("about:blank");
        browser.get(address + folder + "/index.html" + place + leaf(root, fullName));
    }

    private String leaf(Path root, String fullName) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(root.resolve(folder).resolve(results))) {
            files = all.toList();
        }
        for (Path file : files) {
            JsonNode leaf = JSON.readTree(file.toFile());
            if (leaf.path("fullName").asText().equals(fullName)
                    && !leaf.path(old).asBoolean()) {
                return leaf.path(id).asText();
            }
        }
        throw new IllegalStateException("no leaf " + fullName);
    }

    /** Waits until the open leaf says something. */
    void says(ChromeDriver browser, String words) {
        browser.switchTo().defaultContent();
        wait(browser).until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), words));
    }

    /** The description of the open leaf; the browser is in its frame if it has one. */
    abstract WebElement description(ChromeDriver browser);

    /** Opens a step of the open leaf. */
    void step(ChromeDriver browser, String name) {
        browser.switchTo().defaultContent();
        click(browser, text(name));
    }

    /** Opens an attachment of the open leaf, and goes into it. */
    void attachment(ChromeDriver browser, String name) {
        browser.switchTo().defaultContent();
        String at = row.isEmpty()
                ? "//*[not(self::script)][contains(text(),'" + name + "')]"
                : "//*[contains(@class,'" + row + "')][contains(.,'" + name + "')]";
        // others may be open already
        By place = By.xpath("(" + at + "/following::iframe[contains(@class,'" + frame + "')])[1]");
        for (int attempt = 1; ; attempt++) {
            browser.switchTo().defaultContent();
            click(browser, By.xpath(at));
            try {
                enter(browser, place);
                return;
            } catch (TimeoutException e) {
                // a click is lost where Allure 3 has drawn its rows anew in the meantime
                if (attempt == CLICKS) {
                    throw e;
                }
            }
        }
    }

    /** Allure 3 puts another frame into its place when it has measured the first one. */
    private static void enter(ChromeDriver browser, By place) {
        wait(browser, Duration.ofSeconds(2)).until(driver -> {
            driver.switchTo().defaultContent();
            driver.switchTo().frame(driver.findElement(place));
            return !driver.findElements(By.tagName("main")).isEmpty();
        });
    }

    private static By text(String name) {
        return By.xpath("//*[not(self::script)][contains(text(),'" + name + "')]");
    }

    private static void click(ChromeDriver browser, By what) {
        // by script, since the pages of Allure 3 still move when there is something to click at
        browser.executeScript("arguments[0].click()", shown(browser, what));
    }

    static WebElement shown(ChromeDriver browser, By what) {
        return wait(browser).until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    private static WebDriverWait wait(ChromeDriver browser) {
        return wait(browser, Duration.ofSeconds(20));
    }

    private static WebDriverWait wait(ChromeDriver browser, Duration longest) {
        WebDriverWait wait = new WebDriverWait(browser, longest, Duration.ofMillis(200));
        wait.ignoring(WebDriverException.class);
        return wait;
    }
}
