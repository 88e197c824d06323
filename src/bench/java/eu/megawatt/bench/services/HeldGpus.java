package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a plan's replicas hold and leave.
 *
 * @param most GPUs held in one slot
 * @param gpuHours held in all
 * @param unserved requests without an answer
 */
record HeldGpus(double most, double gpuHours, double unserved) {

  private static final double SECONDS_PER_HOUR = 3_600;

  static HeldGpus of(Demand demand, DemandPlan plan) {
    int slots = demand.base().grid().slots();
    double[] held = new double[slots];
    double answered = 0;
    for (ServiceRun run : plan.services()) {
      Service service = Objects.requireNonNull(demand.services().get(run.service()));
      int gpus = Objects.requireNonNull(demand.models().get(service.model())).gpusPerReplica();
      for (PoolShare part : run.pools()) {
        for (int slot = 0; slot < slots; slot++) {
          held[slot] += part.replicas().at(slot) * gpus;
          answered += service.requestsPerSecond().at(slot) * part.share().at(slot);
        }
      }
    }
    return new HeldGpus(
        Arrays.stream(held).max().orElse(0),
        Arrays.stream(held).sum() * demand.base().grid().slotHours(),
        Math.max(0, asked(demand) - answered * seconds(demand)));
  }

  /** Requests asked in all. */
  static double asked(Demand demand) {
    double asked = 0;
    for (Service service : demand.services().values()) {
      asked += Arrays.stream(service.requestsPerSecond().toArray()).sum();
    }
    return asked * seconds(demand);
  }

  private static double seconds(Demand demand) {
    return demand.base().grid().slotHours() * SECONDS_PER_HOUR;
  }
}
