package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a job where somebody wants it, if it may stand there and there is room. */
final class Relocating {

  private final LivePlan plan;
  private final Window window;
  private final Freeze freeze;
  private final Instant now;

  Relocating(LivePlan plan, Freeze freeze, Instant now) {
    this.plan = plan;
    this.window = plan.window();
    this.freeze = freeze;
    this.now = now;
  }

  /** Moves it, or changes nothing. */
  Relocation to(LiveJob job, Move move) {
    List<Refusal> because = new ArrayList<>();
    Optional<Run> run = run(job, move, because);
    if (run.isPresent() && run.equals(job.held())) {
      return settle(job, run.get(), move, PeakLoad.watts(plan, window.slotFrom(now)));
    }
    staysWhereItIs(job).ifPresent(because::addFirst);
    startsTooSoon(job, move).ifPresent(because::add);
    if (run.isEmpty()) {
      return new Relocation.Refused(because);
    }
    LivePlan.Mark mark = plan.mark();
    long peak = PeakLoad.watts(plan, window.slotFrom(now));
    plan.set(job.in(new JobState.Waiting(now), plan.nextRevision()));
    because.addAll(new Vacancy(plan, freeze).missing(job, run.get().legs().getFirst()));
    ofShare(job, run.get()).ifPresent(because::add);
    if (!because.isEmpty()) {
      plan.undo(mark);
      return new Relocation.Refused(because);
    }
    return settle(job, run.get(), move, peak);
  }

  private Optional<Refusal> ofShare(LiveJob job, Run run) {
    if (plan.shares().admit(job, run)) {
      return Optional.empty();
    }
    String tenant = job.work().job().tenant();
    boolean isCeiling = !plan.shares().of(tenant).orElseThrow().isBelowCeiling(job, run);
    return Optional.of(
        isCeiling
            ? Refusal.of(
                Refusal.Code.BEYOND_CEILING,
                tenant,
                "With it there, tenant %s would draw more than its ceiling.".formatted(tenant))
            : Refusal.of(
                Refusal.Code.BEYOND_BUDGET,
                tenant,
                "With it there, tenant %s would take more than its budget.".formatted(tenant)));
  }

  private Relocation settle(LiveJob job, Run run, Move move, long peakBefore) {
    LiveJob placed = job.held().equals(Optional.of(run)) ? job : placed(job, run);
    LiveJob after = placed.withPin(move.pin().map(it -> placed.pin().orElse(it)));
    if (!after.equals(job)) {
      plan.set(after);
    }
    Footprints footprints = new Footprints(window);
    return new Relocation.Moved(
        job,
        after,
        job.held().map(it -> footprints.of(Rest.of(job), it)),
        footprints.of(Rest.of(job), run),
        peakBefore,
        PeakLoad.watts(plan, window.slotFrom(now)));
  }

  /** A pin is kept where the move asks for one: it goes with the job. */
  private LiveJob placed(LiveJob job, Run run) {
    return job.in(new JobState.Validated(run), plan.nextRevision()).withPin(job.pin());
  }

  private Optional<Refusal> staysWhereItIs(LiveJob job) {
    if (job.state().isUnderWay()) {
      return Optional.of(
          Refusal.of(
              Refusal.Code.UNDER_WAY,
              job.id(),
              "Job %s is %s: it stays where it is. Maybe cancel it and ask for it anew."
                  .formatted(job.id(), job.state().word())));
    }
    if (job.state() instanceof JobState.Placed) {
      return Optional.of(
          Refusal.of(
              Refusal.Code.RESERVED,
              job.id(),
              "Job %s is reserved and not confirmed yet.".formatted(job.id())));
    }
    return job.held()
        .filter(run -> run.from().isBefore(freeze.until()))
        .map(
            run ->
                Refusal.of(
                    Refusal.Code.FROZEN,
                    job.id(),
                    "Job %s begins at %s; what begins before %s stays."
                        .formatted(job.id(), run.from(), freeze.until())));
  }

  private Optional<Refusal> startsTooSoon(LiveJob job, Move move) {
    return move.startsAt().isBefore(freeze.until())
        ? Optional.of(
            Refusal.of(
                Refusal.Code.TOO_SOON,
                job.id(),
                "It would begin at %s; nothing is moved to before %s."
                    .formatted(move.startsAt(), freeze.until())))
        : Optional.empty();
  }

  /** The run that is asked for, whether or not there is room; empty where there can be none. */
  private Optional<Run> run(LiveJob job, Move move, List<Refusal> because) {
    Job work = job.work().job();
    if (!window.scenario.pools().containsKey(move.poolId())) {
      because.add(
          Refusal.of(
              Refusal.Code.NO_SUCH_POOL,
              move.poolId(),
              "There is no pool \"%s\".".formatted(move.poolId())));
      return Optional.empty();
    }
    timing(work, move).forEach(because::add);
    int pool = window.pool(move.poolId());
    GpuType type = window.type(pool);
    residency(work, move, move.startsAt()).ifPresent(because::add);
    others(job, move).ifPresent(because::add);
    data(job, move).ifPresent(because::add);
    if (!work.runHours().containsKey(type.id())) {
      because.add(
          Refusal.of(
              Refusal.Code.NO_MATCHING_HARDWARE,
              move.poolId(),
              "Pool %s has GPUs of type %s; the job runs on %s."
                  .formatted(
                      move.poolId(), type.id(), String.join(", ", work.runHours().keySet()))));
      return Optional.empty();
    }
    double cap = move.powerCap().orElseGet(() -> usual(job, type));
    capping(work, type, cap).ifPresent(because::add);
    if (!hasRung(type, cap) || !window.grid.onGrid(move.startsAt())) {
      return Optional.empty();
    }
    return ending(job, move, cap, because);
  }

  private Optional<Refusal> others(LiveJob job, Move move) {
    if (plan.chains().isFree(job)) {
      return Optional.empty();
    }
    Optional<Instant> earliest = plan.chains().earliest(job);
    return earliest.filter(it -> !move.startsAt().isBefore(it)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Refusal.Code.WAITING_FOR_JOB,
                job.id(),
                earliest
                    .map("It waits for jobs that end at %s."::formatted)
                    .orElse("It waits for a job that has no place.")));
  }

  private Optional<Refusal> data(LiveJob job, Move move) {
    Rest rest = Rest.of(job);
    String site = window.siteOf(move.poolId());
    return window.gravity.isThere(rest, site, move.startsAt())
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Refusal.Code.DATA_NOT_THERE,
                site,
                window
                    .gravity
                    .thereAt(rest, site)
                    .map(it -> "Its data is in %s from %s on.".formatted(site, it))
                    .orElse("No link leads from its data to %s.".formatted(site))));
  }

  private Optional<Run> ending(LiveJob job, Move move, double cap, List<Refusal> because) {
    Job work = job.work().job();
    double idle = Rest.of(job).restartMinutes();
    int slots = new Progress(window).slots(work, 1 - job.doneShare(), idle, move.poolId(), cap);
    long end = window.slot(move.startsAt()) + slots;
    if (end > window.grid.slots() || end < 0) {
      because.add(
          Refusal.of(
              Refusal.Code.BEYOND_HORIZON,
              job.id(),
              "It would end after what is planned, which is until %s."
                  .formatted(window.grid.end())));
      return Optional.empty();
    }
    Instant ends = window.grid.at((int) end);
    if (because.stream().noneMatch(it -> it.code() == Refusal.Code.RESIDENCY_FORBIDDEN)) {
      residency(work, move, ends).ifPresent(because::add);
    }
    if (work.hardDeadline() && work.deadline().filter(ends::isAfter).isPresent()) {
      because.add(
          Refusal.of(
              Refusal.Code.PAST_DEADLINE,
              job.id(),
              "It would end at %s and must end by %s."
                  .formatted(ends, work.deadline().orElseThrow())));
    }
    return Optional.of(Run.of(move.poolId(), cap, move.startsAt(), ends));
  }

  private List<Refusal> timing(Job work, Move move) {
    List<Refusal> because = new ArrayList<>();
    if (!window.grid.onGrid(move.startsAt())) {
      because.add(
          Refusal.of(
              Refusal.Code.OFF_THE_GRID,
              work.id(),
              "%s is not the beginning of a slot of %d minutes."
                  .formatted(move.startsAt(), window.grid.slotMinutes())));
    }
    if (move.startsAt().isBefore(work.earliestStart())) {
      because.add(
          Refusal.of(
              Refusal.Code.BEFORE_EARLIEST_START,
              work.id(),
              "It may begin at %s at the earliest.".formatted(work.earliestStart())));
    }
    return because;
  }

  private Optional<Refusal> residency(Job work, Move move, Instant ends) {
    var verdict = window.permits.verdict(work.residency(), move.poolId(), move.startsAt(), ends);
    return verdict.permits()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Refusal.Code.RESIDENCY_FORBIDDEN,
                verdict.place(),
                "Policy %s refuses %s (%s)."
                    .formatted(work.residency(), verdict.place(), verdict.wordsAgainst())));
  }

  private static Optional<Refusal> capping(Job work, GpuType type, double cap) {
    if (!hasRung(type, cap)) {
      return Optional.of(
          Refusal.of(
              Refusal.Code.NO_SUCH_POWER_CAP,
              type.id(),
              "%s has no power cap of %s. Maybe one of %s."
                  .formatted(
                      type.id(),
                      cap,
                      type.powerCaps().stream()
                          .map(it -> Double.toString(it.fraction()))
                          .collect(Collectors.joining(", ")))));
    }
    boolean isFull = type.powerCaps().stream().anyMatch(it -> it.fraction() == cap && it.isFull());
    return isFull || work.powerCapping()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                Refusal.Code.POWER_CAPPING_FORBIDDEN,
                work.id(),
                "The job may not run under a power cap."));
  }

  private static boolean hasRung(GpuType type, double cap) {
    return type.powerCaps().stream().anyMatch(it -> it.fraction() == cap);
  }

  private static double usual(LiveJob job, GpuType type) {
    return job.held()
        .map(run -> run.legs().getFirst().powerCap())
        .filter(cap -> hasRung(type, cap))
        .orElse(PowerCap.NONE.fraction());
  }
}
