package eu.megawatt.fleet.demand;

import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.unit.Money;
import java.util.List;

/**
 * A plan: {@code megawatt/plan/2}. Every job of its scenario stands in exactly one of placements
 * and unplaced, every service in exactly one of services and unserved.
 *
 * @param scenario the scenario's name
 * @param objectiveEur the product's own price of it
 * @param seconds wall time spent on it; zero where the search was limited by moves, so that the
 *     same seed gives the same bytes
 */
public record DemandPlan(
    String scenario,
    List<JobRun> placements,
    List<Unplaced> unplaced,
    List<ServiceRun> services,
    List<Unserved> unserved,
    Money objectiveEur,
    double seconds,
    long seed) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/plan/2";

  public DemandPlan {
    placements = List.copyOf(placements);
    unplaced = List.copyOf(unplaced);
    services = List.copyOf(services);
    unserved = List.copyOf(unserved);
  }
}
