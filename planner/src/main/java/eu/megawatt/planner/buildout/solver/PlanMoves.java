package eu.megawatt.planner.buildout.solver;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/**
 * Moves by chance, without end: an option anew, an option a little earlier or later, one instead of
 * another, and two that start otherwise at once.
 */
public class PlanMoves implements MoveIteratorFactory<BuildBoard, PlanMove> {

  private static final int WIDEST_SHIFT = 3;

  /** How often one looks for an option that is built: exchanging two others changes nothing. */
  private static final int LOOKS = 4;

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
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public PlanMove next() {
        return new Chance(board, random).move();
      }
    };
  }

  private record Chance(BuildBoard board, Random random) {

    PlanMove move() {
      PlannedOption one = mostlyBuilt();
      PlannedOption other = any();
      if (one.getIndex() == other.getIndex()) {
        return single(one, anew(one));
      }
      return switch (random.nextInt(5)) {
        case 0 -> single(one, anew(one));
        case 1 -> single(one, shifted(one));
        case 2, 3 -> exchange(one, other);
        default -> pair(one, shifted(one), other, shifted(other));
      };
    }

    private PlannedOption mostlyBuilt() {
      PlannedOption option = any();
      for (int look = 0; look < LOOKS && option.getStart() == null; look++) {
        option = any();
      }
      return option;
    }

    private PlannedOption any() {
      List<PlannedOption> options = board.getOptions();
      return options.get(random.nextInt(options.size()));
    }

    /** Left out where it is built, half of the times. */
    private @Nullable Integer anew(PlannedOption option) {
      return option.getStart() != null && random.nextBoolean() ? null : start(option);
    }

    private @Nullable Integer start(PlannedOption option) {
      Program program = board.program();
      int earliest = program.earliest[option.getIndex()];
      return earliest >= program.quarters ? null : random.nextInt(earliest, program.quarters);
    }

    private @Nullable Integer shifted(PlannedOption option) {
      Integer start = option.getStart();
      return start == null ? start(option) : near(option, start);
    }

    private @Nullable Integer near(PlannedOption option, int start) {
      Program program = board.program();
      int to = start + random.nextInt(-WIDEST_SHIFT, WIDEST_SHIFT + 1);
      int earliest = program.earliest[option.getIndex()];
      return earliest >= program.quarters ? null : Math.clamp(to, earliest, program.quarters - 1);
    }

    /** Where one is built and the other is not, each takes the part of the other. */
    private PlanMove exchange(PlannedOption one, PlannedOption other) {
      Integer mine = one.getStart();
      Integer theirs = other.getStart();
      return pair(
          one,
          theirs == null ? null : near(one, theirs),
          other,
          mine == null ? null : near(other, mine));
    }

    private PlanMove single(PlannedOption one, @Nullable Integer to) {
      return new PlanMove(new PlannedOption[] {one}, new @Nullable Integer[] {allowed(one, to)});
    }

    private PlanMove pair(
        PlannedOption one, @Nullable Integer to, PlannedOption other, @Nullable Integer otherTo) {
      return new PlanMove(
          new PlannedOption[] {one, other},
          new @Nullable Integer[] {allowed(one, to), allowed(other, otherTo)});
    }

    /** What has to be built or left out is. */
    private @Nullable Integer allowed(PlannedOption option, @Nullable Integer to) {
      return board.must().allows(option.getIndex(), to != null) ? to : option.getStart();
    }
  }
}
