package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Pin;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Tie;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.service.predict.JobPrediction;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job as it is shown: what was asked, and where it stands.
 *
 * @param prediction what its run seconds are from, where they were predicted
 */
public record JobView(
    String id,
    Optional<ExternalRef> externalRef,
    String tenant,
    Instant submittedAt,
    Spec spec,
    Status status,
    Optional<JobPrediction> prediction) {

  private static final double SECONDS_PER_HOUR = 3_600;
  private static final double MINOR_PER_EURO = 100;
  private static final double PERMILLE = 1_000;
  private static final double BYTES_PER_GIGABYTE = 1e9;

  /** What was asked. */
  public record Spec(
      String kind,
      int gpuCount,
      String residency,
      Map<String, Long> runSeconds,
      Map<String, Long> perGpuW,
      Optional<List<Long>> loadPermille,
      boolean powerCapping,
      boolean interruptible,
      Optional<InterruptionView> interruption,
      Optional<List<String>> after,
      Optional<DataView> data,
      Instant earliestStartAt,
      Optional<Instant> deadlineAt,
      boolean hardDeadline,
      long latenessMinorPerHour,
      long valueMinor,
      String currency) {

    static Spec of(LiveJob job) {
      Job its = job.work().job();
      return new Spec(
          its.kind().word(),
          its.gpus(),
          its.residency(),
          whole(its.runHours(), SECONDS_PER_HOUR),
          whole(its.wattsPerGpu(), 1),
          its.load().isFull()
              ? Optional.empty()
              : Optional.of(
                  Arrays.stream(its.load().toArray())
                      .mapToObj(it -> Math.round(it * PERMILLE))
                      .toList()),
          its.powerCapping(),
          job.work().interruptible(),
          job.work()
              .terms()
              .interruption()
              .filter(it -> !it.equals(Work.FREELY))
              .map(InterruptionView::of),
          Optional.of(job.work().terms().after()).filter(it -> !it.isEmpty()),
          job.work().terms().data().map(DataView::of),
          its.earliestStart(),
          its.deadline(),
          its.hardDeadline(),
          Math.round(its.latenessEurPerHour() * MINOR_PER_EURO),
          Math.round(its.valueEur() * MINOR_PER_EURO),
          "EUR");
    }

    private static Map<String, Long> whole(Map<String, Double> values, double factor) {
      Map<String, Long> whole = new LinkedHashMap<>();
      values.forEach((type, value) -> whole.put(type, Math.round(value * factor)));
      return whole;
    }
  }

  /** How it may be interrupted. */
  public record InterruptionView(
      long checkpointSeconds, long restartSeconds, long leastSeconds, long restartMinor) {

    private static final double SECONDS_PER_MINUTE = 60;

    static InterruptionView of(Interruption its) {
      return new InterruptionView(
          Math.round(its.checkpointMinutes() * SECONDS_PER_MINUTE),
          Math.round(its.restartMinutes() * SECONDS_PER_MINUTE),
          Math.round(its.leastMinutes() * SECONDS_PER_MINUTE),
          Math.round(its.restartEur() * MINOR_PER_EURO));
    }
  }

  /** Where its data lies. */
  public record DataView(String siteId, long sizeBytes) {

    static DataView of(DataSource its) {
      return new DataView(its.site(), Math.round(its.gigabytes() * BYTES_PER_GIGABYTE));
    }
  }

  /**
   * What has become of its waiting for others.
   *
   * @param jobId the one that will not be done
   * @param state of that one
   */
  public record TieView(String tie, Optional<String> jobId, Optional<String> state) {

    static Optional<TieView> of(Tie tie) {
      return switch (tie) {
        case Tie.Holds() -> Optional.empty();
        case Tie.Released() ->
            Optional.of(new TieView("Released", Optional.empty(), Optional.empty()));
        case Tie.Broken(String jobId, String state) ->
            Optional.of(new TieView("Broken", Optional.of(jobId), Optional.of(state)));
      };
    }
  }

  /**
   * Where it stands.
   *
   * @param since when it came into its state, where that is known
   * @param estimatedStart of one that is planned and has not begun
   * @param reasons why it has no place, the first the one that counts
   * @param pin where it is to stay in its place
   * @param tie where it waits for others no more as it was asked
   * @param nodes where it is or will be; only of a job that is asked for by its id
   * @param awaitingValidation the nodes that it waits for, as they have to be proved first; only of
   *     a job that is asked for by its id
   */
  public record Status(
      String state,
      Optional<Instant> since,
      long revision,
      Optional<Placement> placement,
      Optional<StartEstimate> estimatedStart,
      Optional<List<ReasonView>> reasons,
      Optional<PinView> pin,
      Optional<TieView> tie,
      Optional<String> cause,
      Optional<List<NodesView.NodeOfJob>> nodes,
      Optional<Integer> nvlinkDomainCount,
      Optional<Integer> unassignedGpuCount,
      Optional<Awaiting.View> awaitingValidation) {

    /** The same with what is told only of a job that is asked for by its id. */
    private Status with(
        Optional<List<NodesView.NodeOfJob>> itsNodes,
        Optional<Integer> itsDomains,
        Optional<Integer> itsUnassigned,
        Optional<Awaiting.View> awaited) {
      return new Status(
          state,
          since,
          revision,
          placement,
          estimatedStart,
          reasons,
          pin,
          tie,
          cause,
          itsNodes,
          itsDomains,
          itsUnassigned,
          awaited);
    }

    boolean hasEnded() {
      return List.of("Done", "Failed", "Cancelled").contains(state);
    }
  }

  /** That it stays where it stands, since when and why. */
  public record PinView(Instant since, String reason) {

    static PinView of(Pin pin) {
      return new PinView(pin.since(), pin.reason());
    }
  }

  /** Its place in the plan. */
  public record Placement(
      String poolId,
      String siteId,
      String domainId,
      Instant startsAt,
      Instant endsAt,
      double powerCapRatio,
      List<LegView> legs) {

    static Placement of(Run run, Scenario fleet) {
      Leg first = run.legs().getFirst();
      boolean isKnown = fleet.pools().containsKey(first.poolId());
      String domain = isKnown ? fleet.pool(first.poolId()).domain() : "";
      return new Placement(
          first.poolId(),
          isKnown ? fleet.domain(domain).site() : "",
          domain,
          run.from(),
          run.to(),
          first.powerCap(),
          run.legs().stream().map(LegView::of).toList());
    }
  }

  /** A stretch of a run under one power cap. */
  public record LegView(String poolId, double powerCapRatio, Instant startsAt, Instant endsAt) {

    static LegView of(Leg leg) {
      return new LegView(leg.poolId(), leg.powerCap(), leg.from(), leg.to());
    }
  }

  /** Why a job has no place. */
  public record ReasonView(
      int tier,
      String reason,
      String message,
      String subject,
      Optional<Double> requiredValue,
      Optional<Double> availableValue,
      Optional<String> unit) {

    public static ReasonView of(Reason reason) {
      return new ReasonView(
          reason.code().tier(),
          reason.code().token(),
          reason.message(),
          reason.subject(),
          reason.shortfall().map(Reason.Shortfall::required),
          reason.shortfall().map(Reason.Shortfall::available),
          reason.shortfall().map(Reason.Shortfall::unit));
    }
  }

  /**
   * As it stands.
   *
   * @param reasons of a job that waits; none otherwise
   */
  public static JobView of(
      LiveJob job,
      Optional<ExternalRef> reference,
      List<Reason> reasons,
      Scenario fleet,
      Slips slips,
      Instant now) {
    return new JobView(
        job.id(),
        reference,
        job.work().job().tenant(),
        job.work().submittedAt(),
        Spec.of(job),
        new Status(
            job.state().word(),
            job.state().enteredAt(),
            job.revision(),
            job.state().run().map(it -> Placement.of(it, fleet)),
            job.held()
                .filter(run -> run.from().isAfter(now))
                .map(run -> slips.estimate(run.from(), now)),
            reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(reasons.stream().map(ReasonView::of).toList()),
            job.pin().map(PinView::of),
            TieView.of(job.tie()),
            job.state().endCause(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        Optional.empty());
  }

  /** The same with what was predicted of it, if anything was. */
  JobView predicted(Optional<JobPrediction> its) {
    return new JobView(id, externalRef, tenant, submittedAt, spec, status, its);
  }

  /** The same with the nodes that it is or will be on. */
  public JobView on(NodesView.OfJob where) {
    return standing(
        status.with(
            Optional.of(where.nodes()),
            Optional.of(where.nvlinkDomainCount()),
            Optional.of(where.unassignedGpuCount()),
            status.awaitingValidation));
  }

  /** The same with the nodes that it waits for. */
  public JobView awaiting(Optional<Awaiting.View> awaited) {
    return standing(
        status.with(status.nodes, status.nvlinkDomainCount, status.unassignedGpuCount, awaited));
  }

  private JobView standing(Status its) {
    return new JobView(id, externalRef, tenant, submittedAt, spec, its, prediction);
  }
}
