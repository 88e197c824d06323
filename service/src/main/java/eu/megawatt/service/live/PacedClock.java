package eu.megawatt.service.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Time that passes faster: a demonstration's plan goes through a week in hours. Thread-safe where
 * the clock behind it is.
 */
public final class PacedClock extends Clock {

  /** Seconds of the plan in one of ours, at most. */
  public static final int FASTEST = 600;

  private final Clock clock;
  private final Instant begun;
  private final Instant first;
  private final int speed;

  /**
   * @param first its time at this moment
   * @param speed its seconds in one of ours, 1 to {@link #FASTEST}
   */
  public PacedClock(Clock clock, Instant first, int speed) {
    if (speed < 1 || speed > FASTEST) {
      throw new IllegalArgumentException("speed %d: from 1 to %d".formatted(speed, FASTEST));
    }
    this.clock = clock;
    this.begun = clock.instant();
    this.first = first;
    this.speed = speed;
  }

  /** Its seconds in one of ours. */
  public int speed() {
    return speed;
  }

  @Override
  public Instant instant() {
    long passed = Duration.between(begun, clock.instant()).toMillis();
    return first.plusMillis(passed * speed);
  }

  @Override
  public ZoneId getZone() {
    return clock.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new PacedClock(clock.withZone(zone), instant(), speed);
  }
}
