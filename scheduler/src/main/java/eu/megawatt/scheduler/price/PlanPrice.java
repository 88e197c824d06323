package eu.megawatt.scheduler.price;

import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Carbon;
import eu.megawatt.fleet.unit.Money;
import java.util.Collection;

/**
 * What a plan costs, exactly: the numbers of the documents are taken as the decimals they were
 * written in, and each figure is rounded once, half up, at the very end. The parts may therefore
 * differ from the objective by a cent when they are added up.
 *
 * @param energyEur energy above idle
 * @param carbonEur carbon above idle at the scenario's internal price
 * @param latenessEur lateness of the placed jobs
 * @param droppedValueEur value of the jobs that are not placed
 * @param objectiveEur all four together
 * @param carbon emitted above idle
 * @param energyAboveIdleWh facility energy above idle in Wh; a plain number, because years of
 *     gigawatts pass what {@code Energy} holds
 */
public record PlanPrice(
    Money energyEur,
    Money carbonEur,
    Money latenessEur,
    Money droppedValueEur,
    Money objectiveEur,
    Carbon carbon,
    long energyAboveIdleWh) {

  /**
   * Prices the placements, at most one for each job; every job without one is left out.
   *
   * @throws IllegalArgumentException if a placement cannot be priced: an unknown name, a GPU type
   *     or a power cap the job cannot have, a start off the grid, an end past the horizon
   */
  public static PlanPrice of(Scenario scenario, Collection<Placement> placements) {
    return new PriceBook(scenario).planPrice(placements);
  }
}
