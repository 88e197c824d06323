package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import eu.megawatt.scheduler.moves.RuinAndRecreate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/**
 * A plan of a share under work: its jobs and their score. A copy keeps the spots alone and makes
 * its job objects when somebody asks for them, because the solver copies at every new best and
 * hardly ever looks.
 */
@PlanningSolution(solutionCloner = BoardCloner.class)
public class PlanningBoard {

  private final Share share;
  private final long seed;
  private final Run run;
  private final long[] spots;
  private @Nullable List<PlannedJob> jobs;
  private @Nullable HardSoftLongScore score;
  private @Nullable Assignment assignment;
  private @Nullable RuinAndRecreate ruin;

  /**
   * @param spots by job of the whole problem
   * @param seed of the moves
   * @param run who counts the moves and says when to end
   */
  PlanningBoard(Share share, long[] spots, long seed, Run run) {
    this.share = share;
    this.spots = spots;
    this.seed = seed;
    this.run = run;
  }

  @PlanningEntityCollectionProperty
  public List<PlannedJob> getJobs() {
    List<PlannedJob> made = jobs;
    if (made == null) {
      made = new ArrayList<>(share.movable.length);
      for (int job : share.movable) {
        made.add(new PlannedJob(share, job, spots[job]));
      }
      jobs = made;
    }
    return made;
  }

  /** What the constraints guard: the rows of megawatts and GPUs. */
  @ProblemFactCollectionProperty
  public List<CapacityRow> getRows() {
    List<CapacityRow> rows = new ArrayList<>();
    IntStream.range(0, share.problem.room.length)
        .mapToObj(domain -> CapacityRow.ofDomain(share, domain))
        .forEach(rows::add);
    IntStream.range(0, share.problem.path.length)
        .mapToObj(pool -> CapacityRow.ofPool(share, pool))
        .forEach(rows::add);
    return rows;
  }

  @PlanningScore
  public @Nullable HardSoftLongScore getScore() {
    return score;
  }

  public void setScore(@Nullable HardSoftLongScore score) {
    this.score = score;
  }

  /** Makes the arrays that score and moves work on; the solver calls for it at each new start. */
  Assignment start() {
    Assignment fresh = share.assignment(spotsNow());
    assignment = fresh;
    ruin = new RuinAndRecreate(fresh, share.movable, share.open, new SplittableRandom(seed));
    return fresh;
  }

  /** The search that works on this board. */
  Run run() {
    return run;
  }

  /** The moves on what {@link #start} has made. */
  RuinAndRecreate ruin() {
    RuinAndRecreate made = ruin;
    if (made == null) {
      throw new IllegalStateException("The board has not been started");
    }
    return made;
  }

  /** The job object of a job of the whole problem. */
  PlannedJob job(int index) {
    return getJobs().get(Arrays.binarySearch(share.movable, index));
  }

  /** Where each job stands, by job of the whole problem, as a copy. */
  long[] spotsNow() {
    Assignment working = assignment;
    if (working != null) {
      return working.spots();
    }
    long[] now = spots.clone();
    List<PlannedJob> made = jobs;
    if (made != null) {
      Arrays.fill(now, Spots.NONE);
      made.forEach(job -> now[job.getIndex()] = job.spot());
    }
    return now;
  }

  /** A copy for the solver to keep. */
  PlanningBoard copy() {
    PlanningBoard copy = new PlanningBoard(share, spotsNow(), seed, run);
    copy.score = score;
    return copy;
  }
}
