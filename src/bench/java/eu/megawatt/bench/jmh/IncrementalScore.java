package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.solver.EvaluationRun;
import eu.megawatt.scheduler.solver.EvaluationRun.Calculator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Score evaluations per second inside OptaPlanner at M: single-job moves to spots chosen by chance,
 * done, scored and undone by its local search on a full plan, one thread, the solver's start
 * included. Our incremental score, and beside it the constraint streams that state the same.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 4, time = 4)
public class IncrementalScore {

  private static final int MANY = 2_000_000;
  private static final int FEWER = 300_000;

  private final Problem problem = Fleet.problem(ExampleSize.M);
  private final long[] incumbent = Fleet.incumbent(problem).spots();

  @Benchmark
  @OperationsPerInvocation(MANY)
  public long[] incremental() {
    return EvaluationRun.run(problem, incumbent, Calculator.INCREMENTAL, MANY, Fleet.SEED);
  }

  @Benchmark
  @OperationsPerInvocation(FEWER)
  public long[] constraintStreams() {
    return EvaluationRun.run(problem, incumbent, Calculator.CONSTRAINT_STREAMS, FEWER, Fleet.SEED);
  }
}
