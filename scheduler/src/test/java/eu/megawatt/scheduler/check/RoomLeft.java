package eu.megawatt.scheduler.check;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GPUs and IT watts that are still free in each slot while a plan is being made for a test. */
final class RoomLeft {

  private final Map<String, double[]> gpus = new HashMap<>();
  private final Map<String, List<double[]>> wattsAbove = new HashMap<>();

  RoomLeft(Scenario scenario) {
    Map<String, double[]> watts = new HashMap<>();
    for (PowerDomain domain : scenario.domains().values()) {
      boolean facility = domain.measures() == Measures.FACILITY;
      double factor = facility ? scenario.site(domain.site()).pue() : 1;
      double[] free = domain.limitMW().toArray();
      for (int slot = 0; slot < free.length; slot++) {
        free[slot] = free[slot] * 1e6 / factor;
      }
      watts.put(domain.id(), free);
    }
    for (Pool pool : scenario.pools().values()) {
      gpus.put(pool.id(), pool.gpus().toArray());
      List<double[]> path = path(scenario, pool, watts);
      wattsAbove.put(pool.id(), path);
      double idle = scenario.gpuType(pool.gpuType()).idleWatts();
      path.forEach(free -> subtractIdle(free, pool, idle));
    }
  }

  private static List<double[]> path(Scenario scenario, Pool pool, Map<String, double[]> watts) {
    List<double[]> path = new ArrayList<>();
    Optional<String> above = Optional.of(pool.domain());
    while (above.isPresent()) {
      path.add(requireNonNull(watts.get(above.get())));
      above = scenario.domain(above.get()).parent();
    }
    return path;
  }

  private static void subtractIdle(double[] free, Pool pool, double idleWatts) {
    for (int slot = 0; slot < free.length; slot++) {
      free[slot] -= idleWatts * pool.gpus().at(slot);
    }
  }

  boolean fits(Trial trial) {
    double[] free = requireNonNull(gpus.get(trial.pool().id()));
    List<double[]> watts = requireNonNull(wattsAbove.get(trial.pool().id()));
    for (int slot = trial.from(); slot < trial.to(); slot++) {
      double load = trial.job().load().at(slot);
      if (free[slot] < trial.job().gpus()) {
        return false;
      }
      for (double[] domain : watts) {
        if (domain[slot] < trial.wattsAboveIdle() * load) {
          return false;
        }
      }
    }
    return true;
  }

  void take(Trial trial) {
    double[] free = requireNonNull(gpus.get(trial.pool().id()));
    List<double[]> watts = requireNonNull(wattsAbove.get(trial.pool().id()));
    for (int slot = trial.from(); slot < trial.to(); slot++) {
      double load = trial.job().load().at(slot);
      free[slot] -= trial.job().gpus();
      for (double[] domain : watts) {
        domain[slot] -= trial.wattsAboveIdle() * load;
      }
    }
  }
}
