package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The cheapest feasible placement of one more job beside a full plan of 10,000: the kernel, and
 * beside it a plain scan that prices every placement and checks each that would be the cheapest.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class KernelCheapestFeasible {

  private Problem problem = Fleet.problem(ExampleSize.S);
  private Occupancy occupancy = new Occupancy(problem);
  private CheapestPlacement cheapest =
      new CheapestPlacement(problem, occupancy, Fleet.everyPool(problem));
  private final SplittableRandom random = new SplittableRandom(Fleet.SEED);

  @Setup
  public void fill() {
    problem = Fleet.problem(ExampleSize.L);
    Assignment incumbent = Fleet.incumbent(problem);
    occupancy = incumbent.occupancy();
    cheapest = new CheapestPlacement(problem, occupancy, Fleet.everyPool(problem));
  }

  @Benchmark
  public boolean kernel() {
    return cheapest.find(next());
  }

  @Benchmark
  public long plainScan() {
    return scan(next());
  }

  private JobSpec next() {
    return problem.jobs[random.nextInt(problem.jobs.length)];
  }

  private long scan(JobSpec job) {
    double best = job.value;
    long spot = -1;
    for (Alternative how : job.alternatives) {
      for (int pool : how.pools) {
        for (int start = how.earliest; start <= how.latest; start++) {
          double cost = how.cost(start);
          if (cost < best && occupancy.fits(job, how, pool, start)) {
            best = cost;
            spot = problem.spots.of(pool, how.level, start);
          }
        }
      }
    }
    return spot;
  }
}
