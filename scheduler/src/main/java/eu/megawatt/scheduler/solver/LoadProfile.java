package eu.megawatt.scheduler.solver;

import eu.megawatt.scheduler.kernel.Alternative;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.function.TriFunction;
import org.optaplanner.core.api.score.stream.bi.BiConstraintCollector;

/** What the jobs on one row take, slot by slot, and by how much that passes the row's capacity. */
final class LoadProfile {

  private @Nullable CapacityRow row;
  private long[] taken = new long[0];
  private long over;

  /** Sums the jobs on a row and answers with the overload over all slots. */
  static BiConstraintCollector<CapacityRow, PlannedJob, ?, Long> overload() {
    return new BiConstraintCollector<CapacityRow, PlannedJob, LoadProfile, Long>() {
      @Override
      public Supplier<LoadProfile> supplier() {
        return LoadProfile::new;
      }

      @Override
      public TriFunction<LoadProfile, CapacityRow, PlannedJob, Runnable> accumulator() {
        return (profile, row, job) -> {
          long spot = job.spot();
          profile.shift(row, job, spot, 1);
          return () -> profile.shift(row, job, spot, -1);
        };
      }

      @Override
      public Function<LoadProfile, Long> finisher() {
        return profile -> profile.over;
      }
    };
  }

  private void shift(CapacityRow onto, PlannedJob job, long spot, int sign) {
    if (row == null) {
      row = onto;
      taken = new long[job.problem().slots];
    }
    Alternative how = job.problem().alternative(job.getIndex(), spot);
    int start = job.problem().spots.start(spot);
    for (int slot = start; slot < start + how.run; slot++) {
      long before = Math.max(0, taken[slot] - onto.capacity(slot));
      taken[slot] += sign * need(onto, job, how, slot);
      over += Math.max(0, taken[slot] - onto.capacity(slot)) - before;
    }
  }

  private static long need(CapacityRow row, PlannedJob job, Alternative how, int slot) {
    return row.kind() == CapacityRow.Kind.GPUS ? job.spec().gpus : how.milliwatts(slot);
  }
}
