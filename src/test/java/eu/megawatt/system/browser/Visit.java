package eu.megawatt.system.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One person's browser window. At its end it must not have asked any other origin for anything, and
 * its console must hold no error or warning but those that were expected.
 */
final class Visit implements AutoCloseable {

  /** Chromium's own lines for a request that was refused, not found or cut. */
  static final Pattern UNAUTHORIZED = Pattern.compile("Failed to load resource.*401.*");

  static final Pattern NOT_FOUND = Pattern.compile("Failed to load resource.*404.*");

  static final Pattern CUT = Pattern.compile("Failed to load resource: net::ERR_.*");

  private final BrowserContext context;
  private final Page page;
  private final String origin;
  private final List<String> asked = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Optional<Pattern> expected = Optional.empty();

  Visit(Browser browser, NewContextOptions options, String origin) {
    this.origin = origin;
    context = browser.newContext(options);
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    context.onRequest(this::ask);
    page = context.newPage();
    page.onConsoleMessage(this::hear);
    page.onPageError(complaints::add);
  }

  private void ask(Request request) {
    asked.add(request.url());
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      complaints.add(message.text());
    }
  }

  /** Says which complaints of the console are part of the test. */
  Visit expecting(Pattern complaint) {
    expected = Optional.of(complaint);
    return this;
  }

  Page page() {
    return page;
  }

  /** How often the page has asked for what begins with a path, until now. */
  long askedFor(String path) {
    return asked.stream().filter(it -> it.startsWith(origin + path)).count();
  }

  /** Opens a path of the page. */
  Visit open(String path) {
    page.navigate(origin + path);
    return this;
  }

  Locator get(String testId) {
    return page.getByTestId(testId);
  }

  /** Waits until something is there for people to see. */
  Locator see(String testId) {
    Locator found = get(testId).first();
    found.waitFor();
    return found;
  }

  /** Where one is, without the origin. */
  String path() {
    return page.url().substring(origin.length());
  }

  /** A panel's file, by its export menu. */
  String export(String panel, String format) {
    get("export-" + panel).click();
    Download download = page.waitForDownload(() -> get("export-" + format).click());
    try {
      return Files.readString(download.path(), format.equals("png") ? ISO_8859_1 : UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A panel's table from its first row to its last, which is drawn only where it is in view. */
  List<List<String>> table(String panel) {
    Locator box = get("panel-" + panel).getByTestId("data-table");
    assertThat(box.locator("tbody tr[aria-rowindex]").first()).isVisible();
    List<List<String>> rows = new ArrayList<>();
    for (Object row : (List<?>) box.evaluate(READ_ALL_ROWS)) {
      rows.add(((List<?>) row).stream().map(String::valueOf).toList());
    }
    return rows;
  }

  private static final String READ_ALL_ROWS =
      """
      async box => {
        const found = new Map();
        const frame = () => new Promise(requestAnimationFrame);
        const take = () => {
          for (const row of box.querySelectorAll('tbody tr[aria-rowindex]'))
            found.set(+row.getAttribute('aria-rowindex'),
                      [...row.cells].map(cell => cell.textContent));
        };
        box.scrollTop = 0;
        for (;;) {
          await frame(); await frame(); take();
          if (box.scrollTop + box.clientHeight >= box.scrollHeight - 1) break;
          box.scrollTop += box.clientHeight / 2;
        }
        return [...found.entries()].sort((a, b) => a[0] - b[0]).map(([, cells]) => cells);
      }
      """;

  @Override
  public void close() {
    context.close();
    assertThat(asked)
        .allMatch(it -> it.startsWith(origin + "/") || it.startsWith("blob:" + origin));
    assertThat(complaints)
        .filteredOn(it -> expected.isEmpty() || !expected.get().matcher(it).matches())
        .as("complaints of the console")
        .isEmpty();
  }
}
