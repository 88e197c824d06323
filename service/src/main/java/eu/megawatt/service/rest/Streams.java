package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.sse.EventFeed;
import eu.megawatt.service.sse.EventStream;
import eu.megawatt.service.sse.StreamedEvent;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Answers with streams of events, as many as there may be at a time. Thread-safe. */
final class Streams {

  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");
  private static final int RETRY_SECONDS = 10;

  private final Gate gate;
  private final OpenStreams open;

  Streams(Gate gate, OpenStreams open) {
    this.gate = gate;
    this.open = open;
  }

  /** Whether a stream is asked for rather than what is there now. */
  static boolean areAskedFor(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT)
        .filter(it -> it.contains("text/event-stream"))
        .isPresent();
  }

  /** Answers with a stream; returns when the reader goes or the stream ends. */
  void serve(
      ServerRequest request,
      ServerResponse response,
      EventFeed feed,
      Supplier<StreamedEvent> snapshot) {
    OptionalLong lastEventId = lastEventId(request);
    if (!open.begin()) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              OpenStreams.MOST + " streams are open already. Maybe poll instead."),
          RETRY_SECONDS);
    }
    try (SseSink sink = response.sink(SseSink.TYPE)) {
      new EventStream(feed, snapshot, () -> gate.isAllowed(request)).writeTo(sink, lastEventId);
    } finally {
      open.end();
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
