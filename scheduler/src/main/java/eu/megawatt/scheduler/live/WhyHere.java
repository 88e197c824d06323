package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.scheduler.explain.WhyNot;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Holds a job's place against what it could have at each site, were it not in the plan. */
final class WhyHere {

  private final LivePlan plan;
  private final Window window;
  private final int from;
  private final LiveJob placed;
  private final Permits permits;

  WhyHere(LivePlan plan, int fromSlot, LiveJob placed) {
    this.plan = plan;
    this.window = plan.window();
    this.placed = placed;
    this.from =
        Math.max(fromSlot, plan.chains().earliest(placed).map(window::slotFrom).orElse(fromSlot));
    this.permits = window.permits;
  }

  /** Of every site, the cheapest first; those without a place last. */
  List<Elsewhere> all() {
    LivePlan.Mark mark = plan.mark();
    plan.set(placed.in(new JobState.Waiting(placed.work().submittedAt()), placed.revision()));
    try {
      List<Elsewhere> all = new ArrayList<>();
      List<String> sites = List.copyOf(window.scenario.sites().keySet());
      for (int site = 0; site < sites.size(); site++) {
        all.add(at(site, sites.get(site), Rest.of(placed)));
      }
      all.sort(Comparator.comparingLong(WhyHere::rank));
      return all;
    } finally {
      plan.undo(mark);
    }
  }

  private static long rank(Elsewhere it) {
    return it.run().isPresent() ? it.costMicro() : Long.MAX_VALUE;
  }

  private Elsewhere at(int site, String siteId, Rest rest) {
    Job job = rest.job();
    boolean[] open = new boolean[window.problem.path.length];
    for (int pool = 0; pool < open.length; pool++) {
      open[pool] = window.problem.siteOfPool[pool] == site;
    }
    JobSpec spec = window.spec(rest, from);
    CheapestPlacement finder = new CheapestPlacement(window.problem, plan.occupancy(), open);
    if (finder.find(spec, Double.MAX_VALUE)) {
      Run run = window.run(finder);
      return new Elsewhere(
          siteId, Optional.of(run), new Pricing(window).micro(rest, run), List.of());
    }
    return new Elsewhere(siteId, Optional.empty(), 0, reasons(site, job, spec));
  }

  private List<Reason> reasons(int site, Job job, JobSpec spec) {
    JobSpec there = spec.at(0).onlyAt(site);
    if (there.alternatives.length == 0) {
      return List.of(notAdmitted(site, job));
    }
    Problem asked =
        window.problem.with(
            List.of(window.here(job).notBefore(window.grid.at(from))), new JobSpec[] {there});
    return new WhyNot(asked, Assignment.beside(asked, plan.occupancy())).reasons(0);
  }

  private Reason notAdmitted(int site, Job job) {
    String siteId = List.copyOf(window.scenario.sites().keySet()).get(site);
    return IntStream.range(0, window.problem.poolIds.length)
        .filter(pool -> window.problem.siteOfPool[pool] == site)
        .mapToObj(pool -> verdict(job, pool))
        .filter(verdict -> !verdict.permits())
        .findFirst()
        .map(
            no ->
                Reason.of(
                    ReasonCode.RESIDENCY_FORBIDDEN,
                    siteId,
                    "Policy %s refuses %s (%s)."
                        .formatted(job.residency(), no.place(), no.wordsAgainst())))
        .orElseGet(
            () ->
                Reason.of(
                    ReasonCode.NO_MATCHING_HARDWARE,
                    siteId,
                    "Site %s has no pool with GPUs that it may run on, or not enough or not in time."
                        .formatted(siteId)));
  }

  private eu.megawatt.fleet.sovereignty.Verdict verdict(Job job, int pool) {
    Instant begin = window.grid.at(from);
    Instant start = job.earliestStart().isAfter(begin) ? job.earliestStart() : begin;
    double hours = job.runHours().getOrDefault(window.type(pool).id(), 0.0);
    Instant end = start.plusSeconds((long) (hours * 3_600));
    return permits.verdict(job.residency(), window.problem.poolIds[pool], start, end);
  }
}
