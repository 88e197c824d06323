package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.moves.RuinAndRecreate;
import java.util.Iterator;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** Ruin-and-recreate moves without end: tried on the kernel, taken back, and offered as a move. */
public class RuinMoves implements MoveIteratorFactory<PlanningBoard, RuinMove> {

  /** Ruins that change nothing are passed over; this many in a row are offered all the same. */
  private static final int IDLE_RUINS = 50;

  @Override
  public long getSize(ScoreDirector<PlanningBoard> director) {
    return Math.max(1, director.getWorkingSolution().getJobs().size());
  }

  @Override
  public Iterator<RuinMove> createOriginalMoveIterator(ScoreDirector<PlanningBoard> director) {
    throw new UnsupportedOperationException("Ruins are chosen by chance, never listed");
  }

  @Override
  public Iterator<RuinMove> createRandomMoveIterator(
      ScoreDirector<PlanningBoard> director, Random random) {
    PlanningBoard board = director.getWorkingSolution();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public RuinMove next() {
        return nextRuin(board);
      }
    };
  }

  private static RuinMove nextRuin(PlanningBoard board) {
    RuinAndRecreate ruin = board.ruin();
    board.run().endIfAsked();
    for (int idle = 0; idle < IDLE_RUINS; idle++) {
      ruin.apply();
      board.run().countTry();
      int changed = ruin.changed();
      if (changed > 0) {
        RuinMove move = move(board, ruin, changed);
        ruin.undo();
        return move;
      }
      ruin.undo();
    }
    return new RuinMove(new PlannedJob[0], new Long[0]);
  }

  private static RuinMove move(PlanningBoard board, RuinAndRecreate ruin, int changed) {
    PlannedJob[] jobs = new PlannedJob[changed];
    @Nullable Long[] to = new Long[changed];
    int next = 0;
    for (int i = 0; i < ruin.count(); i++) {
      if (ruin.before(i) != ruin.after(i)) {
        jobs[next] = board.job(ruin.job(i));
        to[next++] = ruin.isPlaced(i) ? (Long) ruin.after(i) : null;
      }
    }
    return new RuinMove(jobs, to);
  }
}
