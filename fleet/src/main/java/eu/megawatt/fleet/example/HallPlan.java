package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.PowerLimit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hall of one kind of server: an A and a B transformer, each with its UPS, and a pair of busways
 * along each row.
 *
 * @param site id of its site
 * @param number at its site, from 1
 * @param upsLimits of each of the two UPSs, which alone must carry the hall
 * @param busway of each of the two busways of a row, which alone must carry the row
 * @param inServiceFrom of its nodes; empty: since ever
 */
record HallPlan(
    String site,
    int number,
    ServerModel server,
    int rows,
    int racksPerRow,
    int nodesPerRack,
    PowerLimit transformer,
    List<PowerLimit> upsLimits,
    PowerLimit busway,
    Optional<Instant> inServiceFrom) {

  HallPlan {
    upsLimits = List.copyOf(upsLimits);
  }
}
