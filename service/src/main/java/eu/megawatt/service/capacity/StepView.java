package eu.megawatt.service.capacity;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;

/**
 * A step of supply as a page shows it.
 *
 * @param itKw what is left for IT in the hottest hour, as much of it as is at hand on average
 * @param earliestOn with the least delay
 * @param latestOn with the most
 * @param isDraft whether it is another than the plan has
 */
public record StepView(
    String id,
    String siteId,
    String siteName,
    boolean isGreenField,
    String kind,
    LocalDate on,
    long gridKw,
    long itKw,
    int availabilityPermille,
    LocalDate earliestOn,
    LocalDate latestOn,
    String source,
    boolean isDraft) {

  static StepView of(CapacityPlan plan, SupplyStep step, boolean isDraft) {
    Site site = requireNonNull(plan.sites().get(step.siteId()));
    Delay delay = step.delay();
    return new StepView(
        step.id(),
        step.siteId(),
        site.name(),
        site.isGreenField(),
        step.kind().word(),
        step.on(),
        step.gridKw(),
        Math.round(step.gridKw() / site.pue().design() * step.availabilityPermille() / 1_000),
        step.availabilityPermille(),
        step.on().plusDays(delay.leastDays()),
        step.on().plusDays(delay.mostDays()),
        step.source(),
        isDraft);
  }
}
