package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.inventory.Inventory;
import java.util.List;

/**
 * What came of an import: what it names is added or changed, nothing is retired.
 *
 * @param inventory checked as a whole
 * @param notes what was left out and why, for people
 */
public record FleetImport(Inventory inventory, List<String> notes) {

  public FleetImport {
    notes = List.copyOf(notes);
  }
}
