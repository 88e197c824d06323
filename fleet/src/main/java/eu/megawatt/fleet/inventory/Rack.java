package eu.megawatt.fleet.inventory;

import java.util.List;

/**
 * A rack and what feeds it.
 *
 * @param hall id of its hall
 * @param domains ids of the domains that feed it: one, or the two partners of an A/B pair
 * @param row of the hall's floor plan, from 0
 * @param position in the row, from 0
 */
public record Rack(String id, String hall, List<String> domains, int row, int position)
    implements InventoryEntry {

  public Rack {
    domains = List.copyOf(domains);
  }
}
