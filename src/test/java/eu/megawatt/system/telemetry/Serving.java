package eu.megawatt.system.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.MegawattProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** {@code megawatt serve} of its own process, and the calls of whoever runs it. */
final class Serving implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MegawattProcess process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final String token;

  private Serving(MegawattProcess process, URI address, String token) {
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /** Starts it on a port, with its data in {@code data} below a folder. */
  static Serving start(Path folder, int port, Map<String, String> environment) {
    Path data = folder.resolve("data");
    MegawattProcess process =
        MegawattProcess.java(
            folder,
            environment,
            "serve",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString());
    try {
      var _ = process.awaitOut("Ctrl-C ends it");
      return new Serving(
          process,
          URI.create("http://127.0.0.1:" + port),
          Files.readString(data.resolve("admin-token")).strip());
    } catch (IOException e) {
      process.close();
      throw new UncheckedIOException(e);
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
  }

  URI address() {
    return address;
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.close();
  }
}
