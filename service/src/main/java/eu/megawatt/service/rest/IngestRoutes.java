package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.receive.WriteRequest;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.store.OverloadedException;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code /api/v1/write} and {@code /api/v1/sample-batches}: where readings come in. */
final class IngestRoutes {

  private static final int MOST_WRITE_BYTES = 16 << 20;
  private static final int MOST_BATCH_BYTES = 8 << 20;
  private static final int MOST_NAME = 80;
  private static final int RETRY_SECONDS = 2;

  private final Telemetry telemetry;

  IngestRoutes(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void addTo(Routes routes) {
    routes.post("/api/v1/write", this::write).post("/api/v1/sample-batches", this::batch);
  }

  /** As remote_write says, its errors in plain text too: its senders read nothing else. */
  private void write(ServerRequest request, ServerResponse response) {
    Query.of(request);
    byte[] body = body(request, MOST_WRITE_BYTES);
    var answer =
        telemetry
            .ingest()
            .write(
                new WriteRequest(
                    sender(request),
                    body,
                    body.length,
                    request.headers().first(HeaderNames.CONTENT_TYPE),
                    request.headers().first(HeaderNames.CONTENT_ENCODING)));
    answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    response.status(Status.create(answer.status()));
    if (answer.text().isEmpty()) {
      response.send();
    } else {
      response.header(HeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8");
      response.send(answer.text());
    }
  }

  /** Programs say their name; there is one token for all of them. */
  private static String sender(ServerRequest request) {
    String name = request.headers().first(HeaderNames.USER_AGENT).orElse("unnamed");
    return name.substring(0, Math.min(name.length(), MOST_NAME));
  }

  private void batch(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.requireMediaType(request, List.of("application/json"));
    byte[] body = body(request, MOST_BATCH_BYTES);
    try {
      Answer.to(request, response).ok(telemetry.ingest().batch(body));
    } catch (UnreadableException e) {
      throw Problem.of(ProblemKind.BAD_REQUEST, e.reason() + ".").toException();
    } catch (OverloadedException e) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE, "More waits to be written than may; nothing is stored."),
          RETRY_SECONDS);
    }
  }

  private static byte[] body(ServerRequest request, int most) {
    try {
      return Body.bytes(request, most);
    } catch (IOException e) {
      throw new UncheckedIOException("The body cannot be read", e);
    }
  }
}
