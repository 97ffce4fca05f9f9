package dev.snapforge.journey.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A visitor of the pages. */
final class Visit {

    private static final Path PICTURES = Path.of(System.getProperty("tests.browser.pictures", "target/browser"));
    private static final Dimension DESK = new Dimension(1280, 1000);
    private static final Dimension PHONE = new Dimension(500, 900);
    private static final int PHONE_WIDTH = 390;

    private final ChromeDriver browser;
    private final String base;

    Visit(ChromeDriver browser, String base) {
        this.browser = browser;
        this.base = base;
        browser.manage().window().setSize(DESK);
    }

    void open(String path) {
        browser.get(base + path);
    }

    String text() {
        return browser.findElement(By.tagName("main")).getText();
    }

    WebElement find(String selector) {
        return new WebDriverWait(browser, Duration.ofSeconds(20))
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    void click(String selector) {
        WebElement element = find(selector);
        browser.executeScript("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element);
        element.click();
    }

    void fill(String selector, String text) {
        WebElement field = find(selector);
        field.clear();
        field.sendKeys(text);
    }

    void confirm() {
        new WebDriverWait(browser, Duration.ofSeconds(5))
                .until(ExpectedConditions.alertIsPresent())
                .accept();
    }

    void waitFor(String selector, String text) {
        new WebDriverWait(browser, Duration.ofMinutes(2))
                .until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    void waitForAddress(String pattern) {
        new WebDriverWait(browser, Duration.ofSeconds(30)).until(ExpectedConditions.urlMatches(pattern));
    }

    String address() {
        return String.valueOf(browser.getCurrentUrl()).substring(base.length());
    }

    /** Drops a file on the page, as a hand does. */
    void drop(String name, String content) {
        browser.executeScript(
                """
                const data = new DataTransfer();
                data.items.add(new File([arguments[1]], arguments[0], { type: 'text/javascript' }));
                for (const type of ['dragover', 'drop']) {
                  document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
                }
                """,
                name,
                content);
    }

    /** Nothing keeps people with assistive technology from using the page, light or dark, and a phone shows its whole width. */
    void isForEveryone(String path) {
        open(path);
        for (String scheme : List.of("dark", "light")) {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
            assertThat(violations)
                    .as("%s, %s", path, scheme)
                    .extracting(it -> it.getId() + ": " + it.getNodes())
                    .isEmpty();
        }
        asOnAPhone(() -> assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                .as("width of %s", path)
                .isEqualTo((long) PHONE_WIDTH));
    }

    private void asOnAPhone(Runnable look) {
        browser.manage().window().setSize(PHONE);
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", PHONE_WIDTH, "height", 844, "deviceScaleFactor", 1, "mobile", true));
        look.run();
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        browser.manage().window().setSize(DESK);
    }

    /** Keeps a picture of what the visitor sees. */
    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    /** The content policy was kept and no script failed. */
    void hasNoComplaints() {
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(it -> it.getLevel().intValue() >= Level.SEVERE.intValue())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }
}
