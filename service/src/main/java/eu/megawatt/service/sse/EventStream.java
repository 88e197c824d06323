package eu.megawatt.service.sse;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.sse.SseSink;
import java.time.Duration;
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

  private final EventFeed feed;
  private final Supplier<StreamedEvent> snapshot;
  private final BooleanSupplier allowed;

  /**
   * @param snapshot where things stand, under the id of the last event that it includes
   * @param allowed whether the reader may still read; asked every 15 seconds
   */
  public EventStream(EventFeed feed, Supplier<StreamedEvent> snapshot, BooleanSupplier allowed) {
    this.feed = feed;
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
    return feed.reachesBackTo(last) ? feed.resumed(last) : startOver(sink);
  }

  private long startOver(SseSink sink) {
    StreamedEvent now = snapshot.get();
    emit(sink, new StreamedEvent(now.id(), "reset", "{}"));
    return emit(sink, now);
  }

  private void follow(SseSink sink, long from) throws InterruptedException {
    long seen = from;
    long lookedAt = System.nanoTime();
    while (true) {
      EventFeed.Batch batch = feed.await(seen, HEARTBEAT);
      if (!batch.isWhole()) {
        seen = startOver(sink);
        continue;
      }
      for (StreamedEvent event : batch.events()) {
        emit(sink, event);
      }
      seen = batch.upTo();
      if (batch.isOver()) {
        return;
      }
      if (batch.events().isEmpty()) {
        sink.emit(SseEvent.builder().comment("still here").build());
      }
      if (System.nanoTime() - lookedAt >= HEARTBEAT.toNanos()) {
        if (!allowed.getAsBoolean()) {
          return;
        }
        lookedAt = System.nanoTime();
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
