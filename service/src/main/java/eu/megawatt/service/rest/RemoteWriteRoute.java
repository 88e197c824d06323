package eu.megawatt.service.rest;

import eu.megawatt.service.security.Sender;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.receive.Answer;
import eu.megawatt.telemetry.receive.WriteRequest;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * {@code POST /api/v1/write}, as remote_write says, its errors in plain text too: its senders read
 * nothing else. Where there is no room, a request is refused before its body is read.
 */
final class RemoteWriteRoute {

  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_NAME = 80;
  private static final String SNAPPY = "snappy";

  private final Telemetry telemetry;
  private final BodyArrays arrays = new BodyArrays();

  RemoteWriteRoute(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void write(ServerRequest request, ServerResponse response) {
    Query.of(request);
    long announced = request.headers().contentLength().orElse(-1);
    if (announced > MOST_BYTES) {
      throw Body.tooLarge(MOST_BYTES);
    }
    try {
      boolean isPacked = announced > 0 && SNAPPY.equalsIgnoreCase(encoding(request).orElse(""));
      send(response, isPacked ? packed(request, (int) announced) : other(request));
    } catch (IOException e) {
      throw new UncheckedIOException("The body cannot be read", e);
    }
  }

  /** Of an announced length, and as it is: read into an array that is kept. */
  private Answer packed(ServerRequest request, int announced) throws IOException {
    Optional<Answer> refusal =
        telemetry.ingest().refusal(sender(request), announced, Sender.of(request));
    if (refusal.isPresent()) {
      Body.passOver(request);
      return refusal.get();
    }
    byte[] array = arrays.take(announced);
    try {
      return taken(request, array, Body.into(request, array, announced));
    } finally {
      arrays.giveBack(array);
    }
  }

  private Answer other(ServerRequest request) {
    byte[] body = Body.whole(request, MOST_BYTES);
    return taken(request, body, body.length);
  }

  private Answer taken(ServerRequest request, byte[] body, int length) {
    return telemetry
        .ingest()
        .write(
            new WriteRequest(
                sender(request),
                body,
                length,
                request.headers().first(HeaderNames.CONTENT_TYPE),
                encoding(request)),
            Sender.of(request));
  }

  /** Programs that are no source say their name; there is one token for all of them. */
  private static String sender(ServerRequest request) {
    String name = request.headers().first(HeaderNames.USER_AGENT).orElse("unnamed");
    return name.substring(0, Math.min(name.length(), MOST_NAME));
  }

  private static Optional<String> encoding(ServerRequest request) {
    return request.headers().first(HeaderNames.CONTENT_ENCODING);
  }

  private static void send(ServerResponse response, Answer answer) {
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.status(Status.create(answer.status()));
    if (answer.text().isEmpty()) {
      response.send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");
      response.send(answer.text());
    }
  }
}
