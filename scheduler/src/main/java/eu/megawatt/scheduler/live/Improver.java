package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Micro;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import eu.megawatt.scheduler.solver.Allowance;
import eu.megawatt.scheduler.solver.LocalSearch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One round of OptaPlanner's local search on what may be improved. Runs once, on any thread; {@link
 * #stop} may be called from another.
 */
public final class Improver implements Round {

  /** First temperature, as a part of what a job costs on average. */
  private static final double WARM = 0.02;

  private static final int PASSES = 3;

  private final Improvable improvable;
  private final Problem problem;
  private final long[] from;
  private final long seed;
  private final long movedMicro;
  private final LocalSearch search;
  private boolean hadOtherPlaces;

  /** A round of so long. */
  public Improver(Improvable improvable, Rules rules, Duration budget, long seed) {
    this(improvable, rules, new Allowance.Millis(budget.toMillis()), seed);
  }

  /** A round of so many moves: the same again with the same seed. */
  static Improver counted(Improvable improvable, Rules rules, long moves, long seed) {
    return new Improver(improvable, rules, new Allowance.Moves(moves), seed);
  }

  private Improver(Improvable improvable, Rules rules, Allowance allowance, long seed) {
    this.improvable = improvable;
    this.problem = improvable.problem();
    this.from = improvable.spots(problem);
    this.seed = seed;
    this.movedMicro = Micro.of(rules.movedStart().euro().doubleValue());
    this.search = new LocalSearch(Share.whole(problem), from, meanCost() * WARM, allowance, seed);
  }

  private double meanCost() {
    return Arrays.stream(problem.jobs)
        .filter(job -> job.alternatives.length > 0)
        .mapToDouble(job -> Math.abs(job.alternatives[0].leastCost))
        .average()
        .orElse(1);
  }

  @Override
  public int size() {
    return improvable.size();
  }

  @Override
  public long revision() {
    return improvable.revision();
  }

  @Override
  public void stop() {
    search.stop();
  }

  @Override
  public long moves() {
    return search.moves();
  }

  /** Whether there were other places for some before those not worth their move were put back. */
  @Override
  public boolean hadOtherPlaces() {
    return hadOtherPlaces;
  }

  @Override
  public Optional<Proposal> run() {
    Assignment found = Assignment.of(problem, search.run());
    hadOtherPlaces = IntStream.range(0, from.length).anyMatch(it -> found.spot(it) != from[it]);
    int passes = 0;
    while (passes < PASSES && putBack(found)) {
      passes++;
    }
    List<Proposal.Step> steps = new ArrayList<>();
    long gain = 0;
    for (int job = 0; job < from.length; job++) {
      long to = found.spot(job);
      if (to != from[job]) {
        if (to == Spots.NONE) {
          return Optional.empty(); // a place that was promised is not taken away to save
        }
        gain += gain(job, to);
        steps.add(
            new Proposal.Step(improvable.job(job).id(), improvable.job(job).held(), run(job, to)));
      }
    }
    return gain > 0
        ? Optional.of(new Proposal(improvable.revision(), steps, gain, seed))
        : Optional.empty();
  }

  /** What a move saves, less what moving a promised start costs. */
  private long gain(int job, long to) {
    long disruption = from[job] == Spots.NONE ? 0 : movedMicro;
    return problem.costMicro(job, from[job]) - problem.costMicro(job, to) - disruption;
  }

  /** Puts jobs back whose move is not worth it, where there is room; whether any was. */
  private boolean putBack(Assignment found) {
    boolean any = false;
    for (int job = 0; job < from.length; job++) {
      boolean isMoved = found.spot(job) != from[job] && from[job] != Spots.NONE;
      if (isMoved && (!found.isPlaced(job) || gain(job, found.spot(job)) <= 0)) {
        any |= putBack(found, job);
      }
    }
    return any;
  }

  private boolean putBack(Assignment found, int job) {
    long was = found.spot(job);
    JobSpec spec = problem.jobs[job];
    Alternative how = problem.alternative(job, from[job]);
    found.leaveOut(job);
    boolean fits =
        found
            .occupancy()
            .fits(spec, how, problem.spots.pool(from[job]), problem.spots.start(from[job]));
    found.place(job, fits ? from[job] : was);
    return fits;
  }

  private Run run(int job, long spot) {
    return improvable
        .window()
        .run(
            problem.spots.pool(spot),
            problem.spots.level(spot),
            problem.spots.start(spot),
            problem.alternative(job, spot).run);
  }
}
