package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From a scenario of 10,000 jobs in memory to the first full plan that breaks nothing, in a Java
 * that has just started: the first time is the one that counts, so there is no warm-up.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class FirstFeasible {

  private final Scenario scenario = ExampleScenario.of(ExampleSize.L, Fleet.SEED);

  @Benchmark
  public long[] greedy() {
    return Greedy.FIRST.plan(Problem.of(scenario)).spots();
  }
}
