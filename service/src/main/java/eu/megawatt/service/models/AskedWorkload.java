package eu.megawatt.service.models;

import eu.megawatt.planner.models.move.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much is served today and by whom, and who would serve it: requests, or what services of the
 * fleet are asked; and jobs of the plan, each of which says its own model.
 *
 * @param jobIds beside the requests, or alone
 * @param from the model of the comparison that stands for today's; the first without it
 * @param to the one that would serve it; the second without it
 */
public record AskedWorkload(
    Optional<Double> requestsPerSecond,
    Optional<List<String>> serviceIds,
    Optional<List<String>> jobIds,
    Optional<String> from,
    Optional<String> to) {

  private static final int MOST = 500;
  private static final String RATE = "/workload/requestsPerSecond";
  private static final String SERVICES = "/workload/serviceIds";
  private static final String JOBS = "/workload/jobIds";

  /** How much it is, and whose. */
  record Load(Workload workload, List<FleetWorkload> services) {}

  /** Whether jobs are asked for, and nothing else. */
  boolean isOfJobsAlone() {
    return jobIds.isPresent() && requestsPerSecond.isEmpty() && serviceIds.isEmpty();
  }

  /** Empty where something is wrong, of which all is said. */
  Optional<Load> load(Asked asked, FleetWorkloads fleet) {
    if (requestsPerSecond.isPresent() && serviceIds.isPresent()) {
      asked.add("/workload", "TooMany", "must have requestsPerSecond or serviceIds, not both.");
      return Optional.empty();
    }
    if (serviceIds.isPresent()) {
      return ofServices(asked, fleet, serviceIds.get());
    }
    if (requestsPerSecond.isEmpty()) {
      asked.add(RATE, "Missing", "must say how many requests are served every second.");
      return Optional.empty();
    }
    return asked
        .number(RATE, requestsPerSecond)
        .flatMap(it -> workload(asked, RATE, it))
        .map(it -> new Load(it, List.of()));
  }

  private static Optional<Load> ofServices(Asked asked, FleetWorkloads fleet, List<String> ids) {
    if (ids.isEmpty() || ids.size() > MOST) {
      asked.add(SERVICES, "OutOfRange", "must be 1 to %d services.".formatted(MOST));
      return Optional.empty();
    }
    List<FleetWorkload> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String at = "%s/%d".formatted(SERVICES, i);
      if (!seen.add(ids.get(i))) {
        asked.add(at, "Twice", "\"%s\" is there already.".formatted(ids.get(i)));
      } else {
        Optional<FleetWorkload> its = fleet.of(ids.get(i));
        its.ifPresent(found::add);
        if (its.isEmpty()) {
          asked.unknown(at, ids.get(i), fleet.ids());
        }
      }
    }
    BigDecimal sum =
        found.stream()
            .map(it -> BigDecimal.valueOf(it.requestsPerSecond()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return found.size() == ids.size()
        ? workload(asked, SERVICES, sum).map(it -> new Load(it, found))
        : Optional.empty();
  }

  /** Empty where no job is asked for, or something is wrong, of which all is said. */
  Optional<JobLoad> jobs(Asked asked, Known known) {
    if (jobIds.isEmpty()) {
      return Optional.empty();
    }
    List<String> ids = jobIds.get();
    if (ids.isEmpty() || ids.size() > MOST) {
      asked.add(JOBS, "OutOfRange", "must be 1 to %d jobs.".formatted(MOST));
      return Optional.empty();
    }
    JobLoad load = known.fleet().jobs(ids, known.measurements());
    Set<String> there = new HashSet<>(load.jobs().stream().map(JobWorkload::jobId).toList());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      String at = "%s/%d".formatted(JOBS, i);
      if (!seen.add(id)) {
        asked.add(at, "Twice", "\"%s\" is there already.".formatted(id));
      } else if (!there.contains(id)) {
        asked.add(at, "UnknownValue", "\"%s\" is no job.".formatted(id));
      }
    }
    return Optional.of(load);
  }

  private static Optional<Workload> workload(Asked asked, String at, BigDecimal perSecond) {
    try {
      return Optional.of(new Workload.Requests(perSecond));
    } catch (IllegalArgumentException e) {
      asked.add(at, "OutOfRange", e.getMessage() + ".");
      return Optional.empty();
    }
  }
}
