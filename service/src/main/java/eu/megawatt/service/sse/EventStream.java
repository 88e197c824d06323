package eu.megawatt.service.sse;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One reader of a stream: {@code snapshot} first, then what happens, {@code end} last. A reader
 * that comes back with the id of the last event it saw goes on from there, and gets {@code reset}
 * and a new snapshot where that is too long ago. Used by one thread; it ends when the reader does,
 * which shows at the next write.
 */
public final class EventStream {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration RETRY = Duration.ofSeconds(3);

  private final EventRing ring;
  private final Supplier<StreamedEvent> snapshot;
  private final BooleanSupplier allowed;

  /**
   * @param snapshot where things stand, under the id of the last event that it includes
   * @param allowed whether the reader may still read; asked at each heartbeat
   */
  public EventStream(EventRing ring, Supplier<StreamedEvent> snapshot, BooleanSupplier allowed) {
    this.ring = ring;
    this.snapshot = snapshot;
    this.allowed = allowed;
  }

  /** Writes until the stream ends, the reader goes, or this thread is interrupted. */
  public void writeTo(SseSink sink, OptionalLong lastEventId) {
    try {
      follow(sink, begin(sink, lastEventId));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long begin(SseSink sink, OptionalLong lastEventId) {
    if (lastEventId.isEmpty()) {
      return emit(sink, snapshot.get());
    }
    long last = lastEventId.getAsLong();
    if (!ring.reachesBackTo(last)) {
      return startOver(sink);
    }
    // A reader that has seen the end should not have come back; it is told again.
    return ring.isClosed() && last == ring.newest() ? last - 1 : last;
  }

  private long startOver(SseSink sink) {
    StreamedEvent now = snapshot.get();
    emit(sink, new StreamedEvent(now.id(), "reset", "{}"));
    return emit(sink, now);
  }

  private void follow(SseSink sink, long from) throws InterruptedException {
    long seen = from;
    while (true) {
      List<StreamedEvent> events = ring.await(seen, HEARTBEAT);
      if (events.isEmpty()) {
        if (!allowed.getAsBoolean()) {
          return;
        }
        sink.emit(SseEvent.builder().comment("still here").build());
      } else if (events.getFirst().id() > seen + 1) {
        seen = startOver(sink);
      } else {
        for (StreamedEvent event : events) {
          seen = emit(sink, event);
        }
        if (events.getLast().name().equals("end")) {
          return;
        }
      }
    }
  }

  private static long emit(SseSink sink, StreamedEvent event) {
    sink.emit(
        SseEvent.builder()
            .id(Long.toString(event.id()))
            .name(event.name())
            .data(event.data())
            .reconnectDelay(RETRY)
            .build());
    return event.id();
  }
}
