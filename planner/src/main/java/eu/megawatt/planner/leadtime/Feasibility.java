package eu.megawatt.planner.leadtime;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a target of power can be met by a day, and from what: what is there and signed, what may
 * still come to places that have a building and a connection, and what cannot come from a green
 * field any more.
 *
 * @param signedKw of grid connections, that are there or signed by the day
 * @param possible wishes that can still be met
 * @param impossible wishes whose orders would have had to be made already
 * @param missingKw that remains of the target without what is impossible
 */
public record Feasibility(
    LocalDate by,
    long targetKw,
    long signedKw,
    List<Wish> possible,
    List<Wish> impossible,
    long missingKw) {

  /**
   * A step of which nothing is signed.
   *
   * @param earliest the first day on which it can be there where all is ordered today
   * @param orders by when what would have had to be ordered, for the step's day
   */
  public record Wish(SupplyStep step, Site site, LocalDate earliest, List<OrderDate> orders) {

    public Wish {
      orders = List.copyOf(orders);
    }

    /** What would have had to be ordered before today. */
    public List<OrderDate> past() {
      return orders.stream().filter(OrderDate::isPast).toList();
    }
  }

  public Feasibility {
    possible = List.copyOf(possible);
    impossible = List.copyOf(impossible);
  }

  /** Looks at all steps that a plan has by a day. */
  public static Feasibility of(
      CapacityPlan plan, List<LeadItem> items, LocalDate today, LocalDate by, long targetKw) {
    long signed = 0;
    List<Wish> possible = new ArrayList<>();
    List<Wish> impossible = new ArrayList<>();
    for (SupplyStep step : plan.steps()) {
      if (step.on().isAfter(by)) {
        continue;
      }
      if (step.kind() != StepKind.PLANNED) {
        signed += step.gridKw();
        continue;
      }
      Site site = requireNonNull(plan.sites().get(step.siteId()));
      LocalDate earliest = OrderDate.earliest(items, site.isGreenField(), today);
      Wish wish =
          new Wish(
              step, site, earliest, OrderDate.of(items, site.isGreenField(), step.on(), today));
      (earliest.isAfter(by) ? impossible : possible).add(wish);
    }
    long within = signed + possible.stream().mapToLong(it -> it.step().gridKw()).sum();
    return new Feasibility(
        by, targetKw, signed, possible, impossible, Math.max(0, targetKw - within));
  }
}
