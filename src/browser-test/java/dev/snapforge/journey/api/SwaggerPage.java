package dev.snapforge.journey.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Swagger UI, as a visitor uses it. */
final class SwaggerPage {

    private static final Path SCREENSHOTS = Path.of("target", "browser");
    private static final By OPERATION = By.cssSelector(".opblock");
    private static final By STATUS = By.cssSelector(".live-responses-table tbody .response-col_status");
    private static final By ANSWER = By.cssSelector(".live-responses-table tbody .response-col_description");

    /** There are three waits for each of some fifty operations. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final ChromeDriver browser;
    private final String address;

    SwaggerPage(ChromeDriver browser, String base) {
        this.browser = browser;
        this.address = base + "/swagger-ui.html";
    }

    /** Loads the page, with fresh examples. */
    SwaggerPage open() {
        browser.get(address);
        patience(20).until(ExpectedConditions.presenceOfElementLocated(OPERATION));
        return this;
    }

    /** The ids of all operations, in the order of the page. */
    List<String> operations() {
        return browser.findElements(OPERATION).stream()
                .map(it -> it.getAttribute("id"))
                .map(it -> it.substring(it.lastIndexOf('-') + 1))
                .toList();
    }

    /** Opens an operation and presses "Try it out". */
    void tryOut(String operation) {
        click(part(operation, ".opblock-summary-control"));
        click(patience(10)
                .until(ExpectedConditions.presenceOfNestedElementLocatedBy(
                        block(operation), By.cssSelector(".try-out__btn"))));
    }

    /** Closes an operation. */
    void close(String operation) {
        click(part(operation, ".opblock-summary-control"));
    }

    /** Presses "Execute" and gives the status that the page shows. */
    int execute(String operation) {
        click(patience(10)
                .until(ExpectedConditions.presenceOfNestedElementLocatedBy(
                        block(operation), By.cssSelector(".btn.execute"))));
        String status = patience(90)
                .until(ExpectedConditions.presenceOfNestedElementLocatedBy(block(operation), STATUS))
                .getText();
        return status.matches("\\d{3}.*") ? Integer.parseInt(status.substring(0, 3)) : 0;
    }

    /** The answer's body and headers as the page shows them. */
    String answer(String operation) {
        return block(operation).findElement(ANSWER).getText();
    }

    /** All of an operation's text. */
    String text(String operation) {
        return block(operation).getText();
    }

    void chooseContentType(String operation, String type) {
        new Select(part(operation, ".body-param-content-type select")).selectByVisibleText(type);
    }

    void chooseFile(String operation, Path file) {
        patience(10)
                .until(ExpectedConditions.presenceOfNestedElementLocatedBy(
                        block(operation), By.cssSelector("input[type=file]")))
                .sendKeys(file.toAbsolutePath().toString());
    }

    /** Keeps a picture of what the visitor sees, with a part of an operation at the top. */
    void picture(String name, String operation, String selector) throws IOException {
        scrollTo(part(operation, selector), "start");
        picture(name);
    }

    /** Keeps a picture of what the visitor sees. */
    void picture(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    private WebElement block(String operation) {
        return browser.findElement(By.cssSelector(".opblock[id$='-" + operation + "']"));
    }

    private WebElement part(String operation, String selector) {
        return block(operation).findElement(By.cssSelector(selector));
    }

    private void click(WebElement element) {
        scrollTo(element, "center");
        element.click();
    }

    private void scrollTo(WebElement element, String where) {
        browser.executeScript(
                "arguments[0].scrollIntoView({ block: arguments[1], behavior: 'instant' })", element, where);
    }

    private WebDriverWait patience(int seconds) {
        return new WebDriverWait(browser, Duration.ofSeconds(seconds), LOOK_AGAIN);
    }
}
