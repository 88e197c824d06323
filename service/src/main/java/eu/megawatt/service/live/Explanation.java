package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.GpuCount;
import eu.megawatt.scheduler.live.Elsewhere;
import eu.megawatt.scheduler.live.Unblocking;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a job stands where it does, by the plan as it is.
 *
 * @param power of one that has a place, or had to leave one: whose power it runs on; absent where
 *     no tenant has a share
 * @param reasons why it has no place, the first the one that counts; empty where it has one
 * @param unblocking the single changes that would give it one, the cheapest place first
 * @param sites of one that has a place, what it would have at each site
 * @param awaitingValidation the nodes that it waits for, as they have to be proved first
 * @param evidence the nodes of its kind that are set apart, with whose verdict that is
 */
public record Explanation(
    String jobId,
    String state,
    long revision,
    Optional<JobView.Placement> placement,
    Optional<Long> costMinor,
    String currency,
    Optional<PowerStanding.View> power,
    List<JobView.ReasonView> reasons,
    List<UnblockingView> unblocking,
    List<SiteView> sites,
    Optional<Awaiting.View> awaitingValidation,
    List<Awaiting.NodeView> evidence) {

  private static final double MICRO_PER_MINOR = 1e4;

  /** A change that would give it a place. */
  public record UnblockingView(
      String change,
      String message,
      Optional<String> subject,
      Optional<Long> requiredW,
      Optional<Long> requiredGpuCount,
      Optional<Long> valueMinor,
      Optional<Instant> deadlineAt,
      JobView.Placement placement,
      long costMinor) {

    static UnblockingView of(Unblocking it, Scenario fleet) {
      JobView.Placement placement = JobView.Placement.of(it.run(), fleet);
      long cost = minor(it.costMicro());
      return switch (it.change()) {
        case Unblocking.Change.AllowCaps() ->
            view(
                it,
                "Allow power caps: at %s of its power it fits."
                    .formatted(placement.powerCapRatio()),
                placement,
                cost);
        case Unblocking.Change.GoWithout(List<String> jobIds) ->
            view(
                it,
                "Let it go without waiting for %s.".formatted(String.join(", ", jobIds)),
                placement,
                cost);
        case Unblocking.Change.LaterDeadline(Instant endsAt) ->
            new UnblockingView(
                it.change().word(),
                "Move its deadline to %s.".formatted(endsAt),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endsAt),
                placement,
                cost);
        case Unblocking.Change.MoreValue(long micro) ->
            new UnblockingView(
                it.change().word(),
                "Raise its value above the %.2f EUR that its cheapest place costs."
                    .formatted(micro / 1e6),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(minor(micro)),
                Optional.empty(),
                placement,
                cost);
        case Unblocking.Change.OtherPolicy(String policyId, String siteId) ->
            new UnblockingView(
                it.change().word(),
                "Under the residency policy %s it may run at %s.".formatted(policyId, siteId),
                Optional.of(policyId),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                placement,
                cost);
        case Unblocking.Change.MorePower(String domainId, long watts, Instant from, Instant to) ->
            new UnblockingView(
                it.change().word(),
                "Give %s %d W more (IT side) from %s to %s.".formatted(domainId, watts, from, to),
                Optional.of(domainId),
                Optional.of(watts),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                placement,
                cost);
        case Unblocking.Change.MoreGpus(String poolId, long gpus, Instant from, Instant to) ->
            new UnblockingView(
                it.change().word(),
                "Give %s %s more from %s to %s.".formatted(poolId, new GpuCount(gpus), from, to),
                Optional.of(poolId),
                Optional.empty(),
                Optional.of(gpus),
                Optional.empty(),
                Optional.empty(),
                placement,
                cost);
      };
    }

    private static UnblockingView view(
        Unblocking it, String message, JobView.Placement placement, long cost) {
      return new UnblockingView(
          it.change().word(),
          message,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          placement,
          cost);
    }
  }

  /** What it would have at a site. */
  public record SiteView(
      String siteId,
      Optional<JobView.Placement> placement,
      Optional<Long> costMinor,
      List<JobView.ReasonView> reasons) {

    static SiteView of(Elsewhere it, Scenario fleet) {
      return new SiteView(
          it.siteId(),
          it.run().map(run -> JobView.Placement.of(run, fleet)),
          it.run().map(_ -> minor(it.costMicro())),
          it.because().stream().map(JobView.ReasonView::of).toList());
    }
  }

  static long minor(long micro) {
    return Math.round(micro / MICRO_PER_MINOR);
  }
}
