package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;

/** The examples that speed is measured on, always of the same seed. */
final class Fleet {

  static final long SEED = 1;

  private Fleet() {}

  static Problem problem(ExampleSize size) {
    return Problem.of(ExampleScenario.of(size, SEED));
  }

  /** A full plan to work beside. */
  static Assignment incumbent(Problem problem) {
    return Greedy.BIG.plan(problem);
  }

  static boolean[] everyPool(Problem problem) {
    boolean[] open = new boolean[problem.path.length];
    java.util.Arrays.fill(open, true);
    return open;
  }
}
