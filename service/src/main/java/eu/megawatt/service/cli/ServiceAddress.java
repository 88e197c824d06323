package eu.megawatt.service.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A service that runs, and the token by which it is asked. Thread-safe.
 *
 * @param address with its scheme and without a slash at its end
 */
record ServiceAddress(String address, String token) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int FIRST_REFUSAL = 300;

  /** What was answered; whoever has it closes it. */
  record Answered(InputStream body, HttpClient client) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
      client.close();
    }
  }

  /** What a refusal says. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Refusal(
      Optional<String> title, Optional<String> detail, Optional<List<Wrong>> errors) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Wrong(Optional<String> pointer, Optional<String> detail) {

      String text() {
        return "%s %s".formatted(pointer.orElse(""), detail.orElse("")).strip();
      }
    }

    String text() {
      String all =
          errors.orElse(List.of()).stream().map(Wrong::text).collect(Collectors.joining("\n  "));
      return detail.or(() -> title).orElse("It does not say why.")
          + (all.isEmpty() ? "" : "\n  " + all);
    }
  }

  /** A request to a path. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /**
   * The text of an answer.
   *
   * @throws BadInput where the service refuses, in its words, or does not answer
   */
  String text(HttpRequest.Builder request) {
    try (Answered answer = stream(request)) {
      return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of an answer, as they come; throws as {@link #text}. */
  Answered stream(HttpRequest.Builder request) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() >= FIRST_REFUSAL) {
        BadInput refusal = refused(answer);
        client.close();
        throw refusal;
      }
      return new Answered(answer.body(), client);
    } catch (IOException e) {
      client.shutdownNow();
      throw new BadInput("No service answers at %s. Maybe start it.".formatted(address), e);
    } catch (InterruptedException e) {
      client.shutdownNow();
      Thread.currentThread().interrupt();
      throw new BadInput("It was interrupted.", e);
    }
  }

  private static BadInput refused(HttpResponse<InputStream> answer) throws IOException {
    String body;
    try (InputStream in = answer.body()) {
      body = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return new BadInput(
          "The service refuses (%d): %s"
              .formatted(answer.statusCode(), Json.read(body, Refusal.class).text()));
    } catch (UncheckedIOException _) {
      return new BadInput("The service refuses (%d).".formatted(answer.statusCode()));
    }
  }
}
