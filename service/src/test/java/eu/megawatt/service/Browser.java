package eu.megawatt.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** Somebody with a browser: it keeps cookies and goes where it is sent. */
final class Browser implements AutoCloseable {

  private static final int MOST_STEPS = 12;

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /** One answer, wherever it sends the browser. */
  Reply get(URI at) {
    return send(HttpRequest.newBuilder(at).header("Accept", "text/html").build());
  }

  private Reply send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return new Reply(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Signs out, as the page does. */
  Reply delete(URI at) {
    return send(HttpRequest.newBuilder(at).DELETE().header("Origin", origin(at)).build());
  }

  private static String origin(URI at) {
    return "http://" + at.getAuthority();
  }

  /** Goes where it is sent until a path is the next; where that is. */
  URI until(URI at, String path) {
    URI next = at;
    for (int i = 0; i < MOST_STEPS; i++) {
      if (next.getPath().equals(path)) {
        return next;
      }
      URI here = next;
      next =
          Optional.of(get(here).header("Location"))
              .filter(it -> !it.isEmpty())
              .map(here::resolve)
              .orElseThrow(() -> new AssertionError("Nobody sends it on from " + here));
    }
    throw new AssertionError("It never gets to " + path);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
