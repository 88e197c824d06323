package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.source.Outcome;
import eu.megawatt.telemetry.source.Reading;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one answer, held back until all of it was read: an answer that turns out to be
 * unreadable leaves nothing behind. Not thread-safe.
 */
public final class Harvest implements Outcome {

  private static final int USUAL = 256;

  private final SampleBatch batch = new SampleBatch(USUAL);
  private final List<EntityKind> kinds = new ArrayList<>(USUAL);
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private long newestOwnMillis = Long.MIN_VALUE;

  @Override
  public void timed(long atMillis) {
    newestOwnMillis = Math.max(newestOwnMillis, atMillis);
  }

  @Override
  public void understood(Reading reading, Identity.Known identity, long atMillis, long value) {
    int entity = identity.resolution().entity();
    Quantity quantity = identity.resolution().quantity();
    batch.add(entity, quantity, atMillis, value);
    if (quantity == Quantity.ENERGY) {
      batch.addStart(entity, atMillis, reading.startMillis().orElse(0));
    }
    kinds.add(identity.kind());
  }

  @Override
  public void refused(Rejection reason, String what, String why) {
    rejected.merge(reason, 1L, Long::sum);
  }

  /** What was understood, in the order it came, and when counters began. */
  public SampleBatch batch() {
    return batch;
  }

  /** How many were refused for a reason. */
  public long rejected(Rejection reason) {
    return rejected.getOrDefault(reason, 0L);
  }

  /** The same of what was sent here of somebody's own accord. */
  public void tellOfPush(SourceWatch watch, boolean delivered, long nowMillis) {
    tell(watch, delivered, nowMillis);
    if (delivered) {
      watch.heard(nowMillis);
    }
  }

  /** Tells the watch of it all, after the samples were delivered or were not. */
  public void tell(SourceWatch watch, boolean delivered, long nowMillis) {
    rejected.forEach(watch::rejected);
    if (newestOwnMillis != Long.MIN_VALUE) {
      watch.clock(newestOwnMillis, nowMillis);
    }
    if (!delivered) {
      watch.undelivered(kinds.size());
      return;
    }
    int sample = 0;
    for (int i = 0; i < batch.size(); i++) {
      if (batch.quantity(i) != Quantity.START) {
        watch.sample(
            kinds.get(sample++),
            batch.entity(i),
            batch.quantity(i),
            batch.atMillis(i),
            batch.value(i));
      }
    }
  }
}
