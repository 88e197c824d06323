package eu.megawatt.planner.outlook;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;

/**
 * What there is on a day by the plan, each megawatt told apart: what grids connect, and what is
 * left of it for IT in the hottest hour.
 *
 * @param contractedKw of connections, that are there or signed
 * @param plannedKw of connections, of which nothing is signed
 * @param energisedItKw of IT
 * @param firmItKw of IT, signed and at hand in every hour
 * @param flexibleItKw of IT, as much of it as is at hand on average
 * @param plannedItKw of IT, of which nothing is signed
 */
public record Supply(
    long contractedKw,
    long plannedKw,
    long energisedItKw,
    long firmItKw,
    long flexibleItKw,
    long plannedItKw) {

  static final Supply NONE = new Supply(0, 0, 0, 0, 0, 0);

  /** All sites on a day. */
  public static Supply on(CapacityPlan plan, LocalDate day) {
    return plan.steps().stream()
        .filter(it -> !it.on().isAfter(day))
        .map(it -> of(it, requireNonNull(plan.sites().get(it.siteId()))))
        .reduce(NONE, Supply::plus);
  }

  /** One site on a day. */
  public static Supply on(CapacityPlan plan, LocalDate day, String siteId) {
    return plan.steps().stream()
        .filter(it -> it.siteId().equals(siteId) && !it.on().isAfter(day))
        .map(it -> of(it, requireNonNull(plan.sites().get(siteId))))
        .reduce(NONE, Supply::plus);
  }

  private static Supply of(SupplyStep step, Site site) {
    long gridKw = step.gridKw();
    long itKw = Math.round(gridKw / site.pue().design() * step.availabilityPermille() / 1_000);
    return switch (step.kind()) {
      case ENERGISED -> new Supply(gridKw, 0, itKw, 0, 0, 0);
      case FIRM -> new Supply(gridKw, 0, 0, itKw, 0, 0);
      case FLEXIBLE -> new Supply(gridKw, 0, 0, 0, itKw, 0);
      case PLANNED -> new Supply(0, gridKw, 0, 0, 0, itKw);
    };
  }

  Supply plus(Supply more) {
    return new Supply(
        contractedKw + more.contractedKw,
        plannedKw + more.plannedKw,
        energisedItKw + more.energisedItKw,
        firmItKw + more.firmItKw,
        flexibleItKw + more.flexibleItKw,
        plannedItKw + more.plannedItKw);
  }

  /** All IT, signed or not. */
  public long itKw() {
    return energisedItKw + firmItKw + flexibleItKw + plannedItKw;
  }

  /** The IT that is there or signed. */
  public long signedItKw() {
    return itKw() - plannedItKw;
  }
}
