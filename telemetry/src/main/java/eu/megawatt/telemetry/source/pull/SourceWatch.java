package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.receive.ClockOffset;
import eu.megawatt.telemetry.receive.SenderWatch;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.pull.SourceState.Health;
import eu.megawatt.telemetry.wire.Intake;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts what comes of a source, whether it is asked or sends. Thread-safe. */
public final class SourceWatch implements SenderWatch {

  /** Since when samples are expected of somebody who need not send any. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final int INTERVALS_OF_A_GAP = 2;
  private static final int INTERVALS_UNTIL_STALE = 3;

  private final String id;
  private final String kind;
  private final long intervalMillis;
  private final long expectedFromMillis;
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
  private final ClockOffset clock = new ClockOffset();
  private Optional<String> lastError = Optional.empty();

  /**
   * A source of which nothing is known yet.
   *
   * @param addresses that are each asked once an interval; none of one that sends of its own accord
   * @param expectedFromMillis since when samples are expected, in milliseconds since 1970; {@link
   *     #NEVER} of one that need not send any
   */
  public SourceWatch(
      String id, String kind, int addresses, Duration interval, long expectedFromMillis) {
    this.id = id;
    this.kind = kind;
    this.intervalMillis = interval.toMillis();
    this.expectedFromMillis = expectedFromMillis;
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
    clock.saw(newestSampleMillis, nowMillis);
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
    failed(reason);
  }

  private void failed(String reason) {
    failures++;
    lastError = Optional.of(reason);
  }

  @Override
  public synchronized void taken(Intake intake, long nowMillis) {
    accepted += intake.accepted();
    for (Rejection reason : Rejection.values()) {
      if (intake.rejected(reason) > 0) {
        rejected(reason, intake.rejected(reason));
      }
    }
    lastSampleMillis = Math.max(lastSampleMillis, intake.lastStoredAt());
    intake.lastAt().ifPresent(newest -> clock(newest, nowMillis));
    heard(nowMillis);
  }

  /** Something was sent here and taken. */
  public synchronized void heard(long nowMillis) {
    if (lastAnswerMillis != Long.MIN_VALUE
        && nowMillis - lastAnswerMillis > INTERVALS_OF_A_GAP * intervalMillis) {
      gaps++;
    }
    lastAnswerMillis = Math.max(lastAnswerMillis, nowMillis);
  }

  @Override
  public synchronized void malformed(String reason) {
    failed(reason);
  }

  @Override
  public synchronized void deferred() {
    failed("there was no room for it just then; it has to come again");
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
        clock.millis(),
        lastError);
  }

  private Health health(int failing, long nowMillis) {
    if (failing > 0 && failing == fails.length) {
      return Health.FAILING;
    }
    if (lastSampleMillis == Long.MIN_VALUE) {
      return lastAnswerMillis == Long.MIN_VALUE
              && nowMillis - expectedFromMillis <= INTERVALS_UNTIL_STALE * intervalMillis
          ? Health.WAITING
          : Health.STALE;
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
