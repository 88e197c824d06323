package eu.megawatt.fleet.demand;

import java.util.List;

/** Where a service runs, and where its requests go. */
public record ServiceRun(String service, List<PoolShare> pools) {

  public ServiceRun {
    pools = List.copyOf(pools);
  }
}
