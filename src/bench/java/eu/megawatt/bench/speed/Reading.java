package eu.megawatt.bench.speed;

import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.RunResult;

/** One number of one benchmark, in the benchmark's own unit. */
record Reading(Class<?> of, String method, ToDoubleFunction<RunResult> number) {

  static Reading score(Class<?> of, String method) {
    return new Reading(of, method, run -> run.getPrimaryResult().getScore());
  }

  static Reading percentile(Class<?> of, String method, double percent) {
    return new Reading(
        of, method, run -> run.getPrimaryResult().getStatistics().getPercentile(percent));
  }

  static Reading counter(Class<?> of, String method, String counter) {
    return new Reading(of, method, run -> counted(run, counter));
  }

  private static double counted(RunResult run, String counter) {
    var result = run.getSecondaryResults().get(counter);
    if (result == null) {
      throw new IllegalArgumentException("The benchmark does not count " + counter);
    }
    return result.getScore();
  }

  /** The benchmark's full name. */
  String benchmark() {
    return of.getName() + "." + method;
  }
}
