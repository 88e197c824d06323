package eu.megawatt.system.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine's own browser, driven. Used by one thread. */
final class Chromium implements AutoCloseable {

  private static final String MISSING =
      "The browser tests need Chromium: apt-get install -y chromium. Elsewhere installed:"
          + " MEGAWATT_CHROMIUM=/path/to/it. (./megawatt test sees to it.)";

  private static final List<String> QUIET =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

  /** How long a state is waited for; a slow machine is no reason to fail. */
  static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; fails with the line that installs it where there is none. */
  static Chromium launch() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Path executable = find().orElseThrow(() -> new AssertionError(MISSING));
    Playwright playwright =
        Playwright.create(
            new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(QUIET));
    return new Chromium(playwright, browser);
  }

  private static Optional<Path> find() {
    String given = System.getenv().getOrDefault("MEGAWATT_CHROMIUM", "");
    return Stream.concat(Stream.of(Path.of(given)), onPath())
        .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
        .findFirst();
  }

  private static Stream<Path> onPath() {
    List<String> folders =
        Pattern.compile(":").splitAsStream(System.getenv().getOrDefault("PATH", "")).toList();
    return NAMES.stream().flatMap(name -> folders.stream().map(it -> Path.of(it, name)));
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    playwright.close();
  }
}
