package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.bound.LagrangianBound;
import eu.megawatt.scheduler.kernel.MergedProblem;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One iteration of the Lagrangian bound at L on 2 threads: on the full power tree, and with the
 * halls of each site as one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
public class BoundIteration {

  private static final int THREADS = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Problem problem = Fleet.problem(ExampleSize.L);
  private final LagrangianBound full = new LagrangianBound(problem, threads);
  private final LagrangianBound merged =
      new LagrangianBound(new MergedProblem(problem).problem(), threads);

  @Benchmark
  public double full() throws InterruptedException {
    full.iterate();
    return full.bound();
  }

  @Benchmark
  public double merged() throws InterruptedException {
    merged.iterate();
    return merged.bound();
  }

  @TearDown
  public void close() {
    threads.close();
  }
}
