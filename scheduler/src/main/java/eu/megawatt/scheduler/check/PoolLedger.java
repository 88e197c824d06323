package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import java.math.BigDecimal;
import java.util.Arrays;

/** What happens in one pool, slot by slot: GPUs taken and exact watts above idle. */
final class PoolLedger {

  private final Pool pool;
  private final GpuType type;
  private final long[] taken;
  private final BigDecimal[] aboveIdle;

  PoolLedger(Scenario scenario, Pool pool) {
    this.pool = pool;
    type = scenario.gpuType(pool.gpuType());
    taken = new long[scenario.grid().slots()];
    aboveIdle = new BigDecimal[taken.length];
    Arrays.fill(aboveIdle, BigDecimal.ZERO);
  }

  Pool pool() {
    return pool;
  }

  /** Books what is drawn above idle in one slot. */
  void book(int slot, long gpus, BigDecimal watts) {
    taken[slot] += gpus;
    aboveIdle[slot] = aboveIdle[slot].add(watts);
  }

  void book(AcceptedRun run) {
    BigDecimal full = fullWatts(run);
    double[] cycle = run.job().load().toArray();
    BigDecimal[] watts = new BigDecimal[cycle.length];
    for (int i = 0; i < cycle.length; i++) {
      watts[i] = full.multiply(BigDecimal.valueOf(cycle[i]));
    }
    for (int slot = run.from(); slot < run.to(); slot++) {
      taken[slot] += run.job().gpus();
      aboveIdle[slot] = aboveIdle[slot].add(watts[slot % watts.length]);
    }
  }

  /** gpus x max(0, powerCap x wattsPerGpu - idleWatts). */
  private BigDecimal fullWatts(AcceptedRun run) {
    Double watts = run.job().wattsPerGpu().get(type.id());
    if (watts == null) {
      throw new IllegalArgumentException(
          "Job " + run.job().id() + " has hours but no watts on " + type.id());
    }
    return BigDecimal.valueOf(run.cap().fraction())
        .multiply(BigDecimal.valueOf(watts))
        .subtract(BigDecimal.valueOf(type.idleWatts()))
        .max(BigDecimal.ZERO)
        .multiply(BigDecimal.valueOf(run.job().gpus()));
  }

  BigDecimal wattsAboveIdle(int slot) {
    return aboveIdle[slot];
  }

  BigDecimal idleWatts(int slot) {
    return BigDecimal.valueOf(type.idleWatts()).multiply(BigDecimal.valueOf(pool.gpus().at(slot)));
  }

  void checkGpus(Scenario scenario, Breaches breaches) {
    for (int slot = 0; slot < taken.length; slot++) {
      if (taken[slot] > pool.gpus().at(slot)) {
        int at = slot;
        breaches.add(
            BreachKind.GPUS,
            () ->
                "%s in slot %d (%s): %d taken, %.0f there"
                    .formatted(
                        pool.id(), at, scenario.grid().at(at), taken[at], pool.gpus().at(at)));
      }
    }
  }
}
