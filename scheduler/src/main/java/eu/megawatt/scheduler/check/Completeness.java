package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether every job stands in exactly one of a plan's two lists. */
final class Completeness {

  /** Jobs named of each fault; the rest is counted. */
  private static final int NAMED = 5;

  private final Set<String> nowhere = new LinkedHashSet<>();
  private final Set<String> both = new LinkedHashSet<>();
  private final Set<String> twice = new LinkedHashSet<>();
  private final Set<String> unknown = new LinkedHashSet<>();

  Completeness(Scenario scenario, Set<String> placed, Collection<Unplaced> unplaced) {
    Set<String> seen = new HashSet<>();
    for (Unplaced entry : unplaced) {
      if (!seen.add(entry.job())) {
        twice.add(entry.job());
      }
      if (placed.contains(entry.job())) {
        both.add(entry.job());
      }
      if (!scenario.jobs().containsKey(entry.job())) {
        unknown.add(entry.job());
      }
    }
    for (String job : scenario.jobs().keySet()) {
      if (!placed.contains(job) && !seen.contains(job)) {
        nowhere.add(job);
      }
    }
  }

  /** One breach for all of it, as the referee counts. */
  void check(Breaches breaches) {
    List<String> faults = new ArrayList<>();
    name(faults, nowhere, "in neither list");
    name(faults, both, "placed and unplaced");
    name(faults, twice, "unplaced twice");
    name(faults, unknown, "unplaced but not in the scenario");
    if (!faults.isEmpty()) {
      breaches.add(BreachKind.EVERY_JOB_ONCE, String.join("; ", faults));
    }
  }

  private static void name(List<String> faults, Set<String> jobs, String fault) {
    if (!jobs.isEmpty()) {
      String first = String.join(", ", jobs.stream().limit(NAMED).toList());
      String more = jobs.size() > NAMED ? " and " + (jobs.size() - NAMED) + " more" : "";
      faults.add(first + more + " " + fault);
    }
  }
}
