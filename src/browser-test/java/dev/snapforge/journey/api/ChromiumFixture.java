package dev.snapforge.journey.api;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** A fresh browser for each test. */
@Tag("browser")
public abstract class ChromiumFixture {

    protected ChromeDriver browser;

    @TempDir
    private Path profile;

    @BeforeEach
    void openBrowser() {
        browser = Chromium.start(profile);
    }

    @AfterEach
    void closeBrowser() {
        browser.quit();
    }
}
