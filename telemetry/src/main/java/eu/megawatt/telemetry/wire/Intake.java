package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * What comes of one request: its good samples in a batch, and counts of all else. Not thread-safe;
 * meant to be used again.
 */
@SuppressWarnings("EnumOrdinal") // a count for each reason, in an array that is never written out
public final class Intake {

  private final SampleBatch batch;
  private final long[] rejected = new long[Rejection.values().length];

  private long oldestMillis;
  private long latestMillis;

  private long samples;
  private long accepted;
  private long histograms;
  private long exemplars;
  private long metadata;
  private long firstAt;
  private long lastAt;
  private long lastStoredAt;

  public Intake(SampleBatch batch) {
    this.batch = batch;
  }

  /**
   * Forgets everything and begins with a request.
   *
   * @param oldest samples before this instant are too old, in milliseconds since 1970
   * @param latest samples after this instant are in the future
   */
  public void begin(long oldest, long latest) {
    batch.clear();
    Arrays.fill(rejected, 0);
    oldestMillis = oldest;
    latestMillis = latest;
    samples = 0;
    accepted = 0;
    histograms = 0;
    exemplars = 0;
    metadata = 0;
    firstAt = Long.MAX_VALUE;
    lastAt = Long.MIN_VALUE;
    lastStoredAt = Long.MIN_VALUE;
  }

  /**
   * A sample of a series that is understood.
   *
   * @param startMillis when its counter began, since 1970; 0 if that is not said
   */
  void sample(int entity, Meaning meaning, double value, long atMillis, long startMillis) {
    samples++;
    long amount = Sanity.canonical(value, meaning.scale(), meaning.plausible());
    if (amount == Sanity.NONE) {
      rejected[Sanity.why(value).ordinal()]++;
      return;
    }
    firstAt = Math.min(firstAt, atMillis);
    lastAt = Math.max(lastAt, atMillis);
    if (atMillis < oldestMillis) {
      rejected[Rejection.TOO_OLD.ordinal()]++;
    } else if (atMillis > latestMillis) {
      rejected[Rejection.IN_THE_FUTURE.ordinal()]++;
    } else {
      lastStoredAt = Math.max(lastStoredAt, atMillis);
      accepted++;
      batch.add(entity, meaning.quantity(), atMillis, amount);
      if (startMillis != 0 && meaning.quantity() == Quantity.ENERGY) {
        batch.addStart(entity, atMillis, startMillis);
      }
    }
  }

  /** Samples that are of no use, whatever they say. */
  void drop(Rejection why, int count) {
    samples += count;
    rejected[why.ordinal()] += count;
  }

  void histogram() {
    histograms++;
  }

  void exemplar() {
    exemplars++;
  }

  void metadata() {
    metadata++;
  }

  /** The samples that passed, and when their counters began where that was said. */
  public SampleBatch batch() {
    return batch;
  }

  /** How many samples passed. */
  public long accepted() {
    return accepted;
  }

  /** All samples of the request, whatever became of them. */
  public long samples() {
    return samples;
  }

  public long rejected(Rejection why) {
    return rejected[why.ordinal()];
  }

  /** Native histograms, which nobody here needs. */
  public long histograms() {
    return histograms;
  }

  /** Exemplars, which nobody here needs. */
  public long exemplars() {
    return exemplars;
  }

  /** Descriptions of metrics. */
  public long descriptions() {
    return metadata;
  }

  /** The earliest time a number was of, in milliseconds; {@link Long#MAX_VALUE} without numbers. */
  public long firstAt() {
    return firstAt;
  }

  /** The latest time a number was of, in milliseconds; empty without numbers. */
  public OptionalLong lastAt() {
    return lastAt == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(lastAt);
  }

  /** The latest time a sample that passed is of; {@link Long#MIN_VALUE} if there is none. */
  public long lastStoredAt() {
    return lastStoredAt;
  }
}
