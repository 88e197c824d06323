package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.moves.RuinAndRecreate;
import eu.megawatt.scheduler.solver.Allowance;
import eu.megawatt.scheduler.solver.LocalSearch;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ruin-and-recreate moves tried per second on a full plan of 10,000 jobs, one thread: on the kernel
 * alone, keeping what is no worse, and inside OptaPlanner's local search.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
public class RuinAndRecreateMoves {

  private static final long MILLIS = 3_000;
  private static final double TEMPERATURE_EUR = 1;

  private final Problem problem = Fleet.problem(ExampleSize.L);
  private final Share share = Share.whole(problem);
  private final long[] incumbent = Fleet.incumbent(problem).spots();
  private Assignment assignment = share.assignment(incumbent);
  private RuinAndRecreate ruin = moves();

  /** What OptaPlanner has tried. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Tried {
    public long moves;
  }

  private RuinAndRecreate moves() {
    return new RuinAndRecreate(
        assignment, share.movable, share.open, new SplittableRandom(Fleet.SEED));
  }

  @Setup(Level.Iteration)
  public void startOver() {
    assignment = share.assignment(incumbent);
    ruin = moves();
  }

  @Benchmark
  public long kernel() {
    long before = assignment.totalMicro();
    ruin.apply();
    if (assignment.totalMicro() > before) {
      ruin.undo();
    }
    return assignment.totalMicro();
  }

  @Benchmark
  public long[] optaPlanner(Tried tried) {
    LocalSearch search =
        new LocalSearch(
            share, incumbent, TEMPERATURE_EUR, new Allowance.Millis(MILLIS), Fleet.SEED);
    long[] spots = search.run();
    tried.moves += search.moves();
    return spots;
  }
}
