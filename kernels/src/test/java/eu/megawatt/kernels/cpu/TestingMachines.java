package eu.megawatt.kernels.cpu;

import java.util.function.Consumer;

/** Machines with the caches of a small CPU, so that blocks are short and tests cross their ends. */
final class TestingMachines {

  private static final Caches SMALL = new Caches(8 << 10, 16 << 10, 1 << 20);

  private TestingMachines() {}

  /** Does something on each width. */
  static void onEachWidth(int threads, Consumer<CpuMachine> what) {
    Lanes.all().forEach(lanes -> on(lanes, threads, what));
  }

  /** Does something on one width. */
  static void on(Lanes lanes, int threads, Consumer<CpuMachine> what) {
    try (Team team = new Team(threads)) {
      what.accept(new CpuMachine(lanes, team, SMALL));
    }
  }
}
