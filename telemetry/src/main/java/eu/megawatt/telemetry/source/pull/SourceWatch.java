package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.pull.SourceState.Health;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts what comes of a source. Thread-safe. */
public final class SourceWatch {

  private static final double WEIGHT_OF_NEW = 1.0 / 16;

  /** Older samples than this are from a store that catches up; its clock is not to blame. */
  private static final long MOST_OFFSET_MILLIS = 600_000;

  private static final int INTERVALS_OF_A_GAP = 2;
  private static final int INTERVALS_UNTIL_STALE = 3;

  private final String id;
  private final String kind;
  private final long intervalMillis;
  private final long[] answeredMillis;
  private final boolean[] fails;
  private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
  private final RepeatWatch repeats = new RepeatWatch();
  private long lastSampleMillis = Long.MIN_VALUE;
  private long lastAnswerMillis = Long.MIN_VALUE;
  private long accepted;
  private long undelivered;
  private long failures;
  private long gaps;
  private double offsetMillis = Double.NaN;
  private Optional<String> lastError = Optional.empty();

  /** A source of so many addresses that are each asked once an interval. */
  public SourceWatch(String id, String kind, int addresses, Duration interval) {
    this.id = id;
    this.kind = kind;
    this.intervalMillis = interval.toMillis();
    this.answeredMillis = new long[addresses];
    this.fails = new boolean[addresses];
  }

  /** A sample that was taken, of whatever address. */
  public synchronized void sample(
      EntityKind entityKind, int entity, Quantity what, long atMillis, long value) {
    accepted++;
    lastSampleMillis = Math.max(lastSampleMillis, atMillis);
    repeats.saw(entityKind, entity, what, atMillis, value);
  }

  synchronized void rejected(Rejection reason, long count) {
    rejected.merge(reason, count, Long::sum);
  }

  synchronized void undelivered(long samples) {
    undelivered += samples;
  }

  /** The newest time that an answer has of its own. */
  synchronized void clock(long newestSampleMillis, long nowMillis) {
    long offset = nowMillis - newestSampleMillis;
    if (Math.abs(offset) <= MOST_OFFSET_MILLIS) {
      offsetMillis =
          Double.isNaN(offsetMillis)
              ? offset
              : offsetMillis + WEIGHT_OF_NEW * (offset - offsetMillis);
    }
  }

  synchronized void answered(int address, long nowMillis) {
    long before = answeredMillis[address];
    if (before != 0 && nowMillis - before > INTERVALS_OF_A_GAP * intervalMillis) {
      gaps++;
    }
    answeredMillis[address] = nowMillis;
    fails[address] = false;
    lastAnswerMillis = Math.max(lastAnswerMillis, nowMillis);
  }

  synchronized void failed(int address, String reason) {
    fails[address] = true;
    failures++;
    lastError = Optional.of(reason);
  }

  /** How the source is doing. */
  public synchronized SourceState state(long nowMillis) {
    int failing = 0;
    for (boolean it : fails) {
      failing += it ? 1 : 0;
    }
    return new SourceState(
        id,
        kind,
        health(failing, nowMillis),
        fails.length,
        failing,
        known(lastSampleMillis),
        known(lastAnswerMillis),
        accepted,
        Collections.unmodifiableMap(new EnumMap<>(rejected)),
        undelivered,
        failures,
        gaps,
        repeats.stale(),
        Double.isNaN(offsetMillis)
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(offsetMillis)),
        lastError);
  }

  private Health health(int failing, long nowMillis) {
    if (failing > 0 && failing == fails.length) {
      return Health.FAILING;
    }
    if (lastSampleMillis == Long.MIN_VALUE) {
      return lastAnswerMillis == Long.MIN_VALUE ? Health.WAITING : Health.STALE;
    }
    if (nowMillis - lastSampleMillis > INTERVALS_UNTIL_STALE * intervalMillis) {
      return Health.STALE;
    }
    return failing > 0 || repeats.stale() > 0 ? Health.PARTIAL : Health.FRESH;
  }

  private static OptionalLong known(long millis) {
    return millis == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(millis);
  }
}
