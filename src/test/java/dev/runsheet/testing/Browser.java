package dev.runsheet.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/// A person at a real browser, which is the system's Chromium. Without one the test fails.
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChromeDriver driver;

    public Browser() {
        var options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        if (Files.exists(CHROMIUM)) {
            options.setBinary(CHROMIUM.toFile());
        }
        var service = new ChromeDriverService.Builder();
        if (Files.exists(DRIVER)) {
            service.usingDriverExecutable(DRIVER.toFile());
        }
        driver = new ChromeDriver(service.build(), options);
        driver.manage().window().setSize(new Dimension(1100, 800));
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
    }

    public Browser open(String address) {
        driver.get(address);
        return this;
    }

    /// What is written on the page.
    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    public String heading() {
        return driver.findElement(By.tagName("h1")).getText();
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public String text(String id) {
        return driver.findElement(By.id(id)).getText();
    }

    /// Into the field with this label.
    public Browser type(String label, String text) {
        var field = labelled(label);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /// A button or a link, and waits for the page that it leads to.
    public Browser press(String label) {
        var before = driver.findElement(By.tagName("html"));
        element(label).click();
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.stalenessOf(before));
        return this;
    }

    @Override
    public void close() {
        driver.quit();
    }

    private WebElement labelled(String label) {
        var id =
                driver.findElement(By.xpath("//label[.=" + quoted(label) + "]"))
                        .getDomAttribute("for");
        return driver.findElement(By.id(id));
    }

    private WebElement element(String label) {
        var said =
                "[normalize-space(.)=" + quoted(label) + " or @aria-label=" + quoted(label) + "]";
        return driver.findElement(By.xpath("//button" + said + " | //a" + said));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
