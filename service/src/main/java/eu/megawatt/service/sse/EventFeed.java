package eu.megawatt.service.sse;

import java.time.Duration;
import java.util.List;

/** Where the events of a stream come from. Each reader has one; used by its thread alone. */
public interface EventFeed {

  /**
   * What came after an event.
   *
   * @param events oldest first
   * @param upTo id of the last event that was looked at, whether it is among them or not
   * @param isWhole whether none is missing that the reader should have had
   * @param isOver whether nothing follows
   */
  record Batch(List<StreamedEvent> events, long upTo, boolean isWhole, boolean isOver) {

    public Batch {
      events = List.copyOf(events);
    }
  }

  /** Whether a reader that has seen an event can go on from it. */
  boolean reachesBackTo(long id);

  /** From which event on a reader goes on that comes back; itself, unless that was the end. */
  long resumed(long id);

  /** The events after an id; waits for the first of them, for a while. */
  Batch await(long id, Duration atMost) throws InterruptedException;
}
