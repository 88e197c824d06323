package eu.megawatt.service.serving;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Requests a second by quarter of an hour. Where it says nothing, what it says of the same time a
 * week before or after counts, or of a day, or its nearest end where it is shorter than a day.
 *
 * @param from its first quarter
 */
public record Forecast(Instant from, List<Double> requestsPerSecond) {

  /** Slots of services are so long. */
  public static final Duration QUARTER = Duration.ofMinutes(15);

  private static final int DAY = 24 * 4;
  private static final int WEEK = 7 * DAY;

  public Forecast {
    requestsPerSecond = List.copyOf(requestsPerSecond);
  }

  /** Where a number comes from. */
  public enum Basis {
    SAID("Said"),
    SAME_TIME_OF_A_WEEK("SameTimeOfAWeek"),
    SAME_TIME_OF_A_DAY("SameTimeOfADay"),
    NEAREST("Nearest"),
    NONE("None");

    private final String word;

    Basis(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** Requests a second in the quarter that begins at an instant. */
  public double at(Instant quarter) {
    long slot = slot(quarter);
    int known = requestsPerSecond.size();
    int period = known >= WEEK ? WEEK : known >= DAY ? DAY : 0;
    if (slot >= 0 && slot < known) {
      return requestsPerSecond.get((int) slot);
    }
    if (period == 0) {
      return slot < 0 ? requestsPerSecond.getFirst() : requestsPerSecond.getLast();
    }
    long its =
        slot < 0
            ? Math.floorMod(slot, period)
            : known - period + Math.floorMod(slot - known, period);
    return requestsPerSecond.get((int) its);
  }

  /** Where that number comes from. */
  public Basis basis(Instant quarter) {
    long slot = slot(quarter);
    int known = requestsPerSecond.size();
    if (slot >= 0 && slot < known) {
      return Basis.SAID;
    }
    return known >= WEEK
        ? Basis.SAME_TIME_OF_A_WEEK
        : known >= DAY ? Basis.SAME_TIME_OF_A_DAY : Basis.NEAREST;
  }

  /** When it ends. */
  public Instant to() {
    return from.plus(QUARTER.multipliedBy(requestsPerSecond.size()));
  }

  private long slot(Instant quarter) {
    return Math.floorDiv(Duration.between(from, quarter).toSeconds(), QUARTER.toSeconds());
  }

  /** The quarter of an hour that an instant falls into. */
  public static Instant quarterOf(Instant at) {
    long seconds = QUARTER.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), seconds) * seconds);
  }
}
