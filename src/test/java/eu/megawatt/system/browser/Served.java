package eu.megawatt.system.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import eu.megawatt.system.MegawattProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code megawatt serve} of its own process on a free port, and a browser signed in to it through
 * the printed link.
 */
final class Served implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("Open ((http://\\S+)/sign-in\\?code=\\S+)");

  private final MegawattProcess service;
  private final Chromium chromium = Chromium.launch();
  private final String address;
  private final String usedLink;
  private final String token;
  private final Api api;
  private final String session;

  /** Starts it with more arguments than those that place it. */
  Served(String... more) {
    try {
      Path folder = Files.createTempDirectory("megawatt-system-tests");
      Path data = folder.resolve("data");
      List<String> placed = List.of("serve", "--port", "0", "--data", data.toString());
      service =
          MegawattProcess.java(
              folder, Stream.concat(placed.stream(), Stream.of(more)).toArray(String[]::new));
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
  }

  private String signIn() {
    try (BrowserContext context = chromium.browser().newContext()) {
      Page page = context.newPage();
      page.navigate(usedLink);
      page.getByTestId("nav").waitFor();
      return context.storageState();
    }
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

  /** Bytes of its heap that are reached from somewhere. */
  long liveHeapBytes() {
    return service.liveHeapBytes();
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
