package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.scheduler.explain.WhyNot;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds a job's place against what it could have at each site, were it not in the plan. */
final class WhyHere {

  private final LivePlan plan;
  private final Window window;
  private final int from;

  WhyHere(LivePlan plan, int fromSlot) {
    this.plan = plan;
    this.window = plan.window();
    this.from = fromSlot;
  }

  /** Of every site, the cheapest first; those without a place last. */
  List<Elsewhere> of(LiveJob placed) {
    LivePlan.Mark mark = plan.mark();
    plan.set(placed.in(new JobState.Waiting(placed.work().submittedAt()), placed.revision()));
    try {
      List<Elsewhere> all = new ArrayList<>();
      List<String> sites = List.copyOf(window.scenario.sites().keySet());
      for (int site = 0; site < sites.size(); site++) {
        all.add(at(site, sites.get(site), placed.work().job().rest(placed.doneShare())));
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

  private Elsewhere at(int site, String siteId, Job job) {
    boolean[] open = new boolean[window.problem.path.length];
    for (int pool = 0; pool < open.length; pool++) {
      open[pool] = window.problem.siteOfPool[pool] == site;
    }
    JobSpec spec = window.spec(job, from);
    CheapestPlacement finder = new CheapestPlacement(window.problem, plan.occupancy(), open);
    if (finder.find(spec, Double.MAX_VALUE)) {
      Run run = window.run(finder);
      return new Elsewhere(
          siteId, Optional.of(run), new Pricing(window).micro(job, run), List.of());
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
    Site its = List.copyOf(window.scenario.sites().values()).get(site);
    return window
        .scenario
        .policy(job.residency())
        .refusal(its)
        .map(
            no ->
                Reason.of(
                    ReasonCode.RESIDENCY_FORBIDDEN,
                    no.site(),
                    "Policy %s asks %s %s; %s offers %s."
                        .formatted(
                            job.residency(), no.rule(), no.required(), no.site(), no.offered())))
        .orElseGet(
            () ->
                Reason.of(
                    ReasonCode.NO_MATCHING_HARDWARE,
                    its.id(),
                    "Site %s has no pool with GPUs that it may run on, or not enough or not in time."
                        .formatted(its.id())));
  }
}
