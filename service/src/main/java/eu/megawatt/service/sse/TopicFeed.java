package eu.megawatt.service.sse;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Those events of a ring that a reader wants, by their names. */
public final class TopicFeed implements EventFeed {

  private final EventRing ring;
  private final Set<String> names;

  public TopicFeed(EventRing ring, Set<String> names) {
    this.ring = ring;
    this.names = Set.copyOf(names);
  }

  @Override
  public boolean reachesBackTo(long id) {
    return ring.reachesBackTo(id);
  }

  @Override
  public long resumed(long id) {
    return ring.resumed(id);
  }

  @Override
  public Batch await(long id, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    long seen = id;
    while (true) {
      Batch batch = ring.await(seen, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      List<StreamedEvent> wanted =
          batch.events().stream().filter(it -> names.contains(it.name())).toList();
      boolean isEnough = !wanted.isEmpty() || !batch.isWhole() || batch.isOver();
      if (isEnough || System.nanoTime() >= end) {
        return new Batch(wanted, batch.upTo(), batch.isWhole(), batch.isOver());
      }
      seen = batch.upTo();
    }
  }
}
