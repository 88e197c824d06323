package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.scheduler.explain.WhyNot;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Why jobs that have no place have none, as the plan is at this moment. */
final class Reasons {

  private final LivePlan plan;

  Reasons(LivePlan plan) {
    this.plan = plan;
  }

  /** The reasons of each of some jobs without a place, the most severe first; one at least. */
  List<List<Reason>> of(List<LiveJob> waiting, Instant now) {
    Window window = plan.window();
    int from = window.slotFrom(now);
    Instant earliest = window.grid.at(from);
    List<Job> jobs = new ArrayList<>();
    JobSpec[] specs = new JobSpec[waiting.size()];
    for (int index = 0; index < specs.length; index++) {
      LiveJob job = waiting.get(index);
      jobs.add(window.here(job.work().job().rest(job.doneShare())).notBefore(earliest));
      specs[index] = plan.spec(job).notBefore(from).at(index);
    }
    Problem asked = window.problem.with(jobs, specs);
    WhyNot whyNot = new WhyNot(asked, Assignment.beside(asked, plan.occupancy()));
    List<List<Reason>> reasons = new ArrayList<>();
    for (int index = 0; index < specs.length; index++) {
      reasons.add(of(waiting.get(index), specs[index], from, whyNot));
    }
    return reasons;
  }

  private List<Reason> of(LiveJob job, JobSpec spec, int from, WhyNot whyNot) {
    List<Reason> ofTerms = new TermReasons(plan, from).of(job);
    if (!ofTerms.isEmpty()) {
      return ofTerms;
    }
    List<Reason> ofShare = new ShareReasons(plan, from).of(job, spec);
    return ofShare.isEmpty() ? whyNot.reasons(spec.index) : ofShare;
  }
}
