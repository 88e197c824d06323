package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When and where a job runs: legs in the order of time, of which there is more than one only where
 * a limit has capped or interrupted it.
 */
public record Run(List<Leg> legs) {

  public Run {
    legs = List.copyOf(legs);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("A run has at least one leg");
    }
    for (int leg = 1; leg < legs.size(); leg++) {
      if (legs.get(leg).from().isBefore(legs.get(leg - 1).to())) {
        throw new IllegalArgumentException("Legs overlap: " + legs);
      }
    }
  }

  /** Whether a leg is run after another without a break, though under another cap maybe. */
  static boolean goesOn(Leg before, Leg leg) {
    return before.poolId().equals(leg.poolId()) && before.to().equals(leg.from());
  }

  /** What of it is before an instant. */
  List<Leg> before(Instant end) {
    List<Leg> before = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.from().isBefore(end)) {
        Instant to = leg.to().isBefore(end) ? leg.to() : end;
        before.add(new Leg(leg.poolId(), leg.powerCap(), leg.from(), to));
      }
    }
    return before;
  }

  /** What of it is from an instant on. */
  public List<Leg> after(Instant begin) {
    List<Leg> after = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.to().isAfter(begin)) {
        Instant from = leg.from().isBefore(begin) ? begin : leg.from();
        after.add(new Leg(leg.poolId(), leg.powerCap(), from, leg.to()));
      }
    }
    return after;
  }

  /** How often it is interrupted. */
  int breaks() {
    int breaks = 0;
    for (int leg = 1; leg < legs.size(); leg++) {
      breaks += goesOn(legs.get(leg - 1), legs.get(leg)) ? 0 : 1;
    }
    return breaks;
  }

  /** In one go. */
  public static Run of(String poolId, double powerCap, Instant from, Instant to) {
    return new Run(List.of(new Leg(poolId, powerCap, from, to)));
  }

  public Instant from() {
    return legs.getFirst().from();
  }

  /** The first instant after it. */
  public Instant to() {
    return legs.getLast().to();
  }

  /** Where it begins. */
  public String poolId() {
    return legs.getFirst().poolId();
  }

  /** The leg that it is in at an instant, or the next one, or the last. */
  public Leg legAt(Instant at) {
    return legs.stream().filter(leg -> leg.to().isAfter(at)).findFirst().orElse(legs.getLast());
  }
}
