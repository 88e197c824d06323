package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Replan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a change of limits, GPUs or prices does to the plan.
 *
 * @param id of what was changed; absent where it was only tried
 * @param costMinor what the plan costs more
 * @param affectedCountByAction of jobs, by what is done to them
 * @param slippingCount jobs that miss their deadline by more than before
 * @param affected those that cost the most more, {@value #MOST_NAMED} at most
 */
public record ReplanView(
    Optional<String> id,
    long revision,
    long costMinor,
    String currency,
    int affectedCount,
    Map<String, Integer> affectedCountByAction,
    int slippingCount,
    List<AffectedView> affected) {

  static final int MOST_NAMED = 100;

  /** What is done to a job. */
  public record AffectedView(
      String jobId,
      String tenant,
      String action,
      long costMinor,
      long lateBeforeSeconds,
      long lateAfterSeconds,
      Optional<JobView.Placement> placementBefore,
      Optional<JobView.Placement> placementAfter) {

    static AffectedView of(Replan.Affected it, Scenario fleet) {
      return new AffectedView(
          it.change().jobId(),
          it.change().after().work().job().tenant(),
          it.what().word(),
          Explanation.minor(it.costMicro()),
          it.lateBefore().toSeconds(),
          it.lateAfter().toSeconds(),
          it.change().before().flatMap(LiveJob::held).map(run -> JobView.Placement.of(run, fleet)),
          it.change().after().held().map(run -> JobView.Placement.of(run, fleet)));
    }
  }

  static ReplanView of(Optional<String> id, long revision, Replan replan, Scenario fleet) {
    Map<String, Integer> counts = new TreeMap<>();
    replan.affected().forEach(it -> counts.merge(it.what().word(), 1, Integer::sum));
    return new ReplanView(
        id,
        revision,
        Explanation.minor(replan.costMicro()),
        "EUR",
        replan.affected().size(),
        counts,
        (int) replan.affected().stream().filter(Replan.Affected::slips).count(),
        replan.affected().stream()
            .sorted(Comparator.comparingLong(it -> -it.costMicro()))
            .limit(MOST_NAMED)
            .map(it -> AffectedView.of(it, fleet))
            .toList());
  }
}
