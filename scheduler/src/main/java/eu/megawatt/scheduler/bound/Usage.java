package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Problem;

/** Watts above idle and GPUs that freely chosen placements take, by pool and slot. */
final class Usage {

  /** Watts, as differences from slot to slot until {@link #sum} is called. */
  final double[][] watts;

  /** GPUs, likewise. */
  final double[][] gpus;

  Usage(Problem problem) {
    watts = new double[problem.path.length][problem.slots + 1];
    gpus = new double[problem.path.length][problem.slots + 1];
  }

  void add(JobSpec job, Alternative alternative, int pool, int start) {
    int end = start + alternative.run;
    gpus[pool][start] += job.gpus;
    gpus[pool][end] -= job.gpus;
    double[] row = watts[pool];
    double before = 0;
    for (int slot = start; slot < end; slot++) {
      double now = alternative.watts(slot);
      row[slot] += now - before;
      before = now;
      if (alternative.isConstant()) {
        break;
      }
    }
    row[end] -= before;
  }

  void add(Usage other) {
    add(watts, other.watts);
    add(gpus, other.gpus);
  }

  private static void add(double[][] rows, double[][] others) {
    for (int row = 0; row < rows.length; row++) {
      for (int slot = 0; slot < rows[row].length; slot++) {
        rows[row][slot] += others[row][slot];
      }
    }
  }

  /** Turns the differences into amounts. */
  void sum() {
    sum(watts);
    sum(gpus);
  }

  private static void sum(double[][] rows) {
    for (double[] row : rows) {
      for (int slot = 1; slot < row.length; slot++) {
        row[slot] += row[slot - 1];
      }
    }
  }
}
