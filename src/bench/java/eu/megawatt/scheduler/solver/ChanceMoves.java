package eu.megawatt.scheduler.solver;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import org.optaplanner.core.impl.heuristic.selector.move.generic.ChangeMove;
import org.optaplanner.core.impl.score.director.InnerScoreDirector;

/** Moves of one job by chance to an admissible spot by chance, without end. */
public class ChanceMoves implements MoveIteratorFactory<PlanningBoard, ChangeMove<PlanningBoard>> {

  @Override
  public long getSize(ScoreDirector<PlanningBoard> director) {
    return Math.max(1, director.getWorkingSolution().getJobs().size());
  }

  @Override
  public Iterator<ChangeMove<PlanningBoard>> createOriginalMoveIterator(
      ScoreDirector<PlanningBoard> director) {
    throw new UnsupportedOperationException("Moves are chosen by chance, never listed");
  }

  @Override
  public Iterator<ChangeMove<PlanningBoard>> createRandomMoveIterator(
      ScoreDirector<PlanningBoard> director, Random random) {
    List<PlannedJob> jobs = director.getWorkingSolution().getJobs();
    var placement =
        ((InnerScoreDirector<PlanningBoard, ?>) director)
            .getSolutionDescriptor()
            .findEntityDescriptorOrFail(PlannedJob.class)
            .getGenuineVariableDescriptorList()
            .getFirst();
    return Stream.generate(() -> jobs.get(random.nextInt(jobs.size())))
        .map(
            job ->
                new ChangeMove<>(
                    placement, job, EvaluationRun.spot(job.problem(), job.spec(), random)))
        .iterator();
  }
}
