package eu.megawatt.planner.buildout.solver;

import java.util.Iterator;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** Moves by chance, without end. */
public class PlanMoves implements MoveIteratorFactory<BuildBoard, PlanMove> {

  @Override
  public long getSize(ScoreDirector<BuildBoard> director) {
    return Math.max(1, director.getWorkingSolution().getOptions().size());
  }

  @Override
  public Iterator<PlanMove> createOriginalMoveIterator(ScoreDirector<BuildBoard> director) {
    throw new UnsupportedOperationException("Moves are chosen by chance, never listed");
  }

  @Override
  public Iterator<PlanMove> createRandomMoveIterator(
      ScoreDirector<BuildBoard> director, Random random) {
    BuildBoard board = director.getWorkingSolution();
    Chance chance = new Chance(board, random);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public PlanMove next() {
        return chance.move();
      }
    };
  }
}
