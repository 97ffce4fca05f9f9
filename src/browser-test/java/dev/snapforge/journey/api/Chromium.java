package dev.snapforge.journey.api;

import java.io.File;
import java.nio.file.Path;
import java.util.logging.Level;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Starts the installed Chromium with its installed driver; nothing is downloaded. */
final class Chromium {

    private static final String BINARY = System.getProperty("tests.browser.binary", "/usr/bin/chromium");
    private static final String DRIVER = System.getProperty("tests.browser.driver", "/usr/bin/chromedriver");

    private Chromium() {}

    /**
     * A browser without a window.
     *
     * @param profile an empty folder for whatever the browser keeps
     */
    static ChromeDriver start(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BINARY);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.addArguments(
                "--headless=new",
                // Containers often run as root, where the browser's own sandbox refuses to start; it visits this service only.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile.toAbsolutePath());
        ChromeDriverService driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(DRIVER))
                .usingAnyFreePort()
                .build();
        ChromeDriver browser = new ChromeDriver(driver, options);
        browser.manage().window().setSize(new Dimension(1400, 1100));
        return browser;
    }
}
