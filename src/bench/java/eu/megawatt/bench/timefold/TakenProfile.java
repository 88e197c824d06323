package eu.megawatt.bench.timefold;

import ai.timefold.solver.core.api.function.TriFunction;
import ai.timefold.solver.core.api.score.stream.bi.BiConstraintCollector;
import eu.megawatt.scheduler.kernel.Alternative;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the jobs on one row take slot by slot, and by how much that passes its capacity. */
final class TakenProfile {

  private long[] taken = new long[0];
  private long over;

  static BiConstraintCollector<LimitRow, TimefoldJob, TakenProfile, Long> overload() {
    return new BiConstraintCollector<>() {
      @Override
      public Supplier<TakenProfile> supplier() {
        return TakenProfile::new;
      }

      @Override
      public TriFunction<TakenProfile, LimitRow, TimefoldJob, Runnable> accumulator() {
        return (profile, row, job) -> {
          long spot = job.spot();
          profile.shift(row, job, spot, 1);
          return () -> profile.shift(row, job, spot, -1);
        };
      }

      @Override
      public Function<TakenProfile, Long> finisher() {
        return profile -> profile.over;
      }
    };
  }

  private void shift(LimitRow row, TimefoldJob job, long spot, int sign) {
    if (taken.length == 0) {
      taken = new long[row.slots()];
    }
    Alternative how = job.problem().alternative(job.getIndex(), spot);
    int start = job.problem().spots.start(spot);
    for (int slot = start; slot < start + how.run; slot++) {
      long before = Math.max(0, taken[slot] - row.capacity(slot));
      taken[slot] += sign * row.need(job, how, slot);
      over += Math.max(0, taken[slot] - row.capacity(slot)) - before;
    }
  }
}
