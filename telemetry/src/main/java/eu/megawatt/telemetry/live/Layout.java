package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Rack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything of a fleet stands and hangs, by number.
 *
 * @param nodesByRack numbers of the nodes in each rack
 * @param racksBySite numbers of the racks at each site
 */
record Layout(
    Stock stock,
    PowerTree tree,
    List<List<Integer>> nodesByRack,
    Map<String, List<Integer>> racksBySite) {

  static Layout of(Inventory inventory, Instant at) {
    Stock stock = Stock.of(inventory, at);
    Map<String, List<Integer>> bySite = new LinkedHashMap<>();
    int number = 0;
    for (Rack rack : stock.racks()) {
      Hall hall = inventory.hall(rack.hall());
      bySite.computeIfAbsent(hall.site(), _ -> new ArrayList<>()).add(number++);
    }
    return new Layout(stock, PowerTree.of(inventory), stock.nodesByRack(), bySite);
  }
}
