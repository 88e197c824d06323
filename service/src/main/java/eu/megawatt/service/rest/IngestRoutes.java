package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Sender;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.push.BatchEndpoint;
import eu.megawatt.telemetry.source.push.Reply;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code /api/v1/write}, {@code /api/v1/sample-batches} and OTLP's {@code /v1/metrics}, also below
 * {@code /api/v1/otlp} as Prometheus has it: where readings come in.
 */
final class IngestRoutes {

  private static final int MOST_BATCH_BYTES = 8 << 20;
  private static final int MOST_OTLP_BYTES = 32 << 20;
  private static final int MOST_RETRY_SECONDS = 5;

  private final Telemetry telemetry;

  IngestRoutes(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  void addTo(Routes routes) {
    routes
        .readings("/api/v1/write", new RemoteWriteRoute(telemetry)::write)
        .readings("/api/v1/sample-batches", this::batch)
        .readings("/v1/metrics", this::otlp)
        .readings("/api/v1/otlp/v1/metrics", this::otlp);
  }

  /**
   * As OTLP says. The body is unpacked by now, where it was packed; errors are in plain text, which
   * collectors put in their logs.
   */
  private void otlp(ServerRequest request, ServerResponse response) throws InterruptedException {
    Query.of(request);
    byte[] body = Body.whole(request, MOST_OTLP_BYTES);
    Reply reply =
        telemetry
            .ingest()
            .otlp(
                body,
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""),
                "",
                Sender.of(request));
    response.status(Status.create(reply.status()));
    response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
    if (reply.status() == Status.SERVICE_UNAVAILABLE_503.code()) {
      response.header(HeaderNames.RETRY_AFTER, Integer.toString(retrySeconds()));
    }
    response.send(reply.body());
  }

  /** Senders that were all sent away at once shall not all come back at once. */
  private static int retrySeconds() {
    return ThreadLocalRandom.current().nextInt(1, MOST_RETRY_SECONDS + 1);
  }

  private void batch(ServerRequest request, ServerResponse response) throws InterruptedException {
    Query.of(request);
    Body.requireMediaType(request, List.of("application/json"));
    byte[] body = Body.whole(request, MOST_BATCH_BYTES);
    try {
      List<BatchEndpoint.Item> items =
          telemetry.ingest().batch(body, Sender.of(request)).orElseThrow(IngestRoutes::noRoom);
      Answer.to(request, response).ok(BatchAnswer.of(items));
    } catch (UnreadableException e) {
      throw Problem.of(ProblemKind.BAD_REQUEST, e.reason() + ".").toException();
    }
  }

  private static ProblemException noRoom() {
    return new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE, "More waits to be written than may; nothing is stored."),
        retrySeconds());
  }
}
