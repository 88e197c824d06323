package eu.megawatt.telemetry.simulate;

import java.util.List;

/** Turns that follow each other without a gap, on GPUs that do the same. */
final class Lane {

  private final Turn[] turns;

  /** When each begins, side by side: they are looked through for every reading. */
  private final long[] starts;

  Lane(List<Turn> turns) {
    this.turns = turns.toArray(Turn[]::new);
    starts = turns.stream().mapToLong(Turn::fromMillis).toArray();
  }

  List<Turn> turns() {
    return List.of(turns);
  }

  /** The turn at an instant that is within the lane. */
  Turn at(long millis) {
    return turns[indexAt(millis)];
  }

  private int indexAt(long millis) {
    int low = 0;
    int high = starts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= millis) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Millijoules of one GPU in [from, to), which is within the lane. */
  long millijoules(long from, long to, GpuTraits gpu) {
    long sum = 0;
    long at = from;
    for (int turn = indexAt(from); at < to; turn++) {
      long end = Math.min(to, turns[turn].toMillis());
      Load load = turns[turn].load();
      sum += load.millijoules(at, end, gpu.phaseMillis()) - gpu.lessWatts(load) * (end - at);
      at = end;
    }
    return sum;
  }
}
