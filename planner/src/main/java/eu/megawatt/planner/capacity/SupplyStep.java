package eu.megawatt.planner.capacity;

import java.time.LocalDate;

/**
 * Power that a site gets, or loses, on a day.
 *
 * @param gridKw of the connection, before cooling and conversion; below 0 where it is taken away
 * @param availabilityPerMille of the hours of a year in which it is at hand; 1,000 but of what is
 *     flexible
 * @param source a contract, a permit, a wish
 */
public record SupplyStep(
    String id,
    String siteId,
    StepKind kind,
    LocalDate on,
    long gridKw,
    int availabilityPerMille,
    Delay delay,
    String source) {

  private static final int ALWAYS = 1_000;

  public SupplyStep {
    boolean isAlways = availabilityPerMille == ALWAYS;
    if (gridKw == 0
        || availabilityPerMille < 0
        || availabilityPerMille > ALWAYS
        || (kind != StepKind.FLEXIBLE && !isAlways)) {
      throw new IllegalArgumentException(
          "Step (%s) is %d kW in %d of 1,000 hours and %s; it needs power, and only what is flexible is away in some hours"
              .formatted(id, gridKw, availabilityPerMille, kind.word()));
    }
  }

  /** The same on another day. */
  public SupplyStep on(LocalDate other) {
    return new SupplyStep(id, siteId, kind, other, gridKw, availabilityPerMille, delay, source);
  }

  /** The same with other power. */
  public SupplyStep withGridKw(long other) {
    return new SupplyStep(id, siteId, kind, on, other, availabilityPerMille, delay, source);
  }
}
