package eu.megawatt.planner.capacity;

import java.time.LocalDate;

/**
 * Power that a site gets, or loses, on a day.
 *
 * @param gridKw of the connection, before cooling and conversion; below 0 where it is taken away
 * @param availabilityPermille of the hours of a year in which it is at hand; 1,000 but of what is
 *     flexible
 * @param source a contract, a permit, a wish
 */
public record SupplyStep(
    String id,
    String siteId,
    StepKind kind,
    LocalDate on,
    long gridKw,
    int availabilityPermille,
    Delay delay,
    String source) {

  private static final int ALWAYS = 1_000;

  public SupplyStep {
    boolean isAlways = availabilityPermille == ALWAYS;
    if (gridKw == 0
        || availabilityPermille < 0
        || availabilityPermille > ALWAYS
        || (kind != StepKind.FLEXIBLE && !isAlways)) {
      throw new IllegalArgumentException(
          "Step (%s) is %d kW in %d of 1,000 hours and %s; it needs power, and only what is flexible is away in some hours"
              .formatted(id, gridKw, availabilityPermille, kind.word()));
    }
  }

  /** The same on another day. */
  public SupplyStep on(LocalDate other) {
    return new SupplyStep(id, siteId, kind, other, gridKw, availabilityPermille, delay, source);
  }

  /** The same with other power. */
  public SupplyStep withGridKw(long other) {
    return new SupplyStep(id, siteId, kind, on, other, availabilityPermille, delay, source);
  }
}
