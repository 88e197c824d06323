package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.Service;
import java.util.List;

/**
 * A service as it is run.
 *
 * @param pools in which it has a replica in some slot
 * @param lacks in the order of time
 */
public record Served(Service service, List<Hosted> pools, List<Lack> lacks) {

  public Served {
    pools = List.copyOf(pools);
    lacks = List.copyOf(lacks);
  }
}
