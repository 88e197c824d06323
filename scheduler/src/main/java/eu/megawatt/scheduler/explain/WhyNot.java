package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why the jobs that a plan leaves out are left out: first what would keep them out of an empty
 * fleet, then what the others have taken, then the price. Not thread-safe; the assignment must not
 * change meanwhile.
 */
public final class WhyNot {

  private static final int MOST = 5;

  private final Problem problem;
  private final Assignment assignment;
  private final Facts facts;
  private final Impossible impossible;
  private final EmptyFleet emptyFleet;
  private final Wording wording;
  private final Occupancy taken;
  private final CheapestPlacement cheapest;
  private final CheapestPlacement cheapestAlone;
  private final ClosestFit closest;
  private final Curtailments curtailments;

  /**
   * @param assignment the plan, on the whole problem
   */
  public WhyNot(Problem problem, Assignment assignment) {
    this.problem = problem;
    this.assignment = assignment;
    this.taken = assignment.occupancy();
    this.facts = new Facts(problem);
    this.impossible = new Impossible(facts);
    this.emptyFleet = new EmptyFleet(problem, facts);
    this.wording = new Wording(problem, facts);
    this.cheapest = new CheapestPlacement(problem, taken);
    this.cheapestAlone = new CheapestPlacement(problem, new Occupancy(problem));
    this.closest = new ClosestFit(problem, taken);
    this.curtailments = new Curtailments(problem, facts, taken);
  }

  /** The reasons for a job that is left out, the most severe first: one to five. */
  public List<Reason> reasons(int job) {
    if (assignment.isPlaced(job)) {
      throw new IllegalArgumentException(
          "Job " + facts.job(job).id() + " is placed: there is no reason why not");
    }
    JobSpec spec = problem.jobs[job];
    List<Reason> reasons =
        spec.alternatives.length == 0 ? impossible.reasons(facts.job(job)) : admissible(spec);
    return reasons.stream().limit(MOST).toList();
  }

  private List<Reason> admissible(JobSpec job) {
    if (cheapest.find(job, Double.POSITIVE_INFINITY)) {
      return List.of(fits(job));
    }
    List<Reason> reasons = new ArrayList<>();
    if (!cheapestAlone.find(job, Double.POSITIVE_INFINITY)) {
      reasons.addAll(emptyFleet.reasons(job));
      curtailed(job).ifPresent(reasons::add);
      return reasons;
    }
    if (cheapestAlone.cost() >= job.value) {
      reasons.add(wording.neverWorthIt(job, cheapestAlone));
    }
    curtailed(job).ifPresent(reasons::add);
    reasons.addAll(waiting(job));
    return reasons;
  }

  private Reason fits(JobSpec job) {
    if (cheapest.cost() < job.value) {
      return wording.notTried(job, cheapest);
    }
    return cheapestAlone.find(job)
        ? wording.crowdedOut(job, cheapest, cheapestAlone)
        : wording.neverWorthIt(job, cheapest);
  }

  private Optional<Reason> curtailed(JobSpec job) {
    return curtailments.find(job).map(fit -> wording.curtailed(job, fit, taken));
  }

  /** What is missing where it comes closest to fitting, the scarcer first. */
  private List<Reason> waiting(JobSpec job) {
    return closest.find(job).stream().flatMap(fit -> shortages(job, fit).stream()).toList();
  }

  private List<Reason> shortages(JobSpec job, Fit fit) {
    List<Reason> shortages = new ArrayList<>();
    closest.worstPower(fit).ifPresent(worst -> shortages.add(wording.power(job, worst, taken)));
    Fit devices = closest.worstPool(job, fit.alternative(), fit.pool(), fit.start());
    if (!devices.fits()) {
      int first = fit.domain() == Fit.POOL ? 0 : shortages.size();
      shortages.add(first, wording.devices(job, devices, taken));
    }
    return shortages;
  }
}
