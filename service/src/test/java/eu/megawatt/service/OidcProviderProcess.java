package eu.megawatt.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** A real OpenID provider in a process of its own, which signs everybody in without asking. */
final class OidcProviderProcess implements AutoCloseable {

  static final String CLIENT = "megawatt";
  static final String AUDIENCE = "urn:example:megawatt";
  static final String SECRET = "known to the tests alone";

  private static final Path HOME = Path.of("src", "test", "oidc");

  private final Process process;
  private final int port;

  private OidcProviderProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one that knows a service by its port, with ID tokens of so many seconds. */
  static OidcProviderProcess start(int servicePort, int idTokenSeconds) {
    try {
      install();
      int port = freePort();
      Process process =
          new ProcessBuilder(
                  "node",
                  "provider.mjs",
                  Integer.toString(port),
                  "http://127.0.0.1:" + servicePort + "/sign-in/oidc",
                  Integer.toString(idTokenSeconds))
              .directory(HOME.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader out = process.inputReader(UTF_8);
      for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
        if (line == null) {
          throw new AssertionError("The provider has ended: " + process.waitFor());
        }
      }
      return new OidcProviderProcess(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** As its lock file says, once. */
  private static void install() throws IOException, InterruptedException {
    if (Files.exists(HOME.resolve("node_modules").resolve("oidc-provider"))) {
      return;
    }
    Process npm =
        new ProcessBuilder(List.of("npm", "ci", "--no-audit", "--no-fund"))
            .directory(HOME.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (npm.waitFor() != 0) {
      throw new AssertionError("npm ci has failed in " + HOME);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Has it sign everybody in as somebody from now on; nobody refuses. */
  void be(String who) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(
          HttpRequest.newBuilder(issuer().resolve("/be/" + who)).build(),
          BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What a machine gets for its own secret, meant for somebody. */
  String accessToken(String machine, String audience) {
    String form = "grant_type=client_credentials&resource=" + URLEncoder.encode(audience, UTF_8);
    String basic =
        Base64.getEncoder()
            .encodeToString((machine + ":" + URLEncoder.encode(SECRET, UTF_8)).getBytes(UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer =
          client
              .send(
                  HttpRequest.newBuilder(issuer().resolve("/token"))
                      .header("Authorization", "Basic " + basic)
                      .header("Content-Type", "application/x-www-form-urlencoded")
                      .POST(BodyPublishers.ofString(form))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return new JsonMapper().readTree(answer).path("access_token").asText(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
