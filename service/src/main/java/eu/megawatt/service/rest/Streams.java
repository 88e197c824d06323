package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.sse.EventRing;
import eu.megawatt.service.sse.EventStream;
import eu.megawatt.service.sse.StreamedEvent;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** The streams that are open, of which there may be so many. Thread-safe. */
final class Streams {

  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final int MOST = 64;
  private static final int RETRY_SECONDS = 10;

  private final Gate gate;
  private final Semaphore room = new Semaphore(MOST);

  Streams(Gate gate) {
    this.gate = gate;
  }

  /** Answers with a stream; returns when the reader goes or the stream ends. */
  void serve(
      ServerRequest request,
      ServerResponse response,
      EventRing ring,
      Supplier<StreamedEvent> snapshot) {
    OptionalLong lastEventId = lastEventId(request);
    if (!room.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "Too many streams are open. Maybe poll instead."),
          RETRY_SECONDS);
    }
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      new EventStream(ring, snapshot, () -> gate.isAllowed(request)).writeTo(sink, lastEventId);
    } finally {
      room.release();
    }
  }

  private static OptionalLong lastEventId(ServerRequest request) {
    Optional<String> sent = request.headers().first(LAST_EVENT_ID);
    if (sent.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(sent.get()));
    } catch (NumberFormatException _) {
      throw Problem.of(
              ProblemKind.BAD_REQUEST, "Last-Event-ID must be a number, not " + sent.get() + ".")
          .toException();
    }
  }
}
