package eu.megawatt.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import eu.megawatt.system.MegawattProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code megawatt serve --demo} on a free port with its week planned, and a browser signed in to it
 * through the printed link. One serves all tests.
 */
final class Demonstration implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("Open ((http://\\S+)/sign-in\\?code=\\S+)");

  private final Path folder;
  private final MegawattProcess service;
  private final Chromium chromium = Chromium.launch();
  private final String address;
  private final String usedLink;
  private final String token;
  private final Api api;
  private final String session;
  private final JsonNode plan;

  private Demonstration() {
    try {
      folder = Files.createTempDirectory("megawatt-system-tests");
      Path data = folder.resolve("data");
      service =
          MegawattProcess.java(folder, "serve", "--demo", "--port", "0", "--data", data.toString());
      Matcher link = LINK.matcher(service.awaitOut("(works once)"));
      if (!link.find()) {
        throw new AssertionError("No link was printed: " + service.out());
      }
      usedLink = link.group(1);
      address = link.group(2);
      token = Files.readString(data.resolve("admin-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    api = new Api(address, token);
    session = signIn();
    plan = firstPlan();
  }

  /** Makes the one of this run when the first test asks for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Demonstration.class;
    }

    @Override
    public Demonstration resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(Demonstration.class))
          .getOrComputeIfAbsent(Demonstration.class, _ -> new Demonstration(), Demonstration.class);
    }
  }

  private String signIn() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(usedLink);
      page.waitForURL(address + "/schedule");
      return context.storageState();
    }
  }

  /** What the demonstration's own planning has found when it has found something. */
  private JsonNode firstPlan() {
    String operation = api.get("/operations").at("/items/0/id").asText();
    JsonNode found = api.awaitFirstPlan(operation);
    api.post("/operations/" + found.path("id").asText() + "/cancellation", "{}");
    JsonNode ended = api.awaitEnd(operation);
    return api.get("/plans/" + ended.at("/result/planId").asText());
  }

  String address() {
    return address;
  }

  /** The printed link, which has been opened. */
  String usedLink() {
    return usedLink;
  }

  String token() {
    return token;
  }

  Api api() {
    return api;
  }

  /** The summary of the plan that is there from the start. */
  JsonNode plan() {
    return plan;
  }

  String planId() {
    return plan.path("id").asText();
  }

  /** A path within the page that shows the whole of the plan. */
  String schedule(String more) {
    return "/schedule?plan=" + planId() + "&from=start&to=end" + more;
  }

  /** Somebody who is signed in. */
  Visit visit() {
    return visitAt(address);
  }

  /** Somebody who is signed in and comes by another address. */
  Visit visitAt(String origin) {
    return new Visit(chromium.browser(), options().setStorageState(session), origin);
  }

  /** Somebody with a window of some size. */
  Visit visit(int width, int height) {
    NewContextOptions options = options().setStorageState(session).setViewportSize(width, height);
    return new Visit(chromium.browser(), options, address);
  }

  /** Somebody who is not. */
  Visit stranger() {
    return new Visit(chromium.browser(), options(), address);
  }

  private static NewContextOptions options() {
    return new NewContextOptions().setViewportSize(1280, 720).setLocale("en-GB");
  }

  @Override
  public void close() {
    api.close();
    chromium.close();
    service.close();
  }
}
