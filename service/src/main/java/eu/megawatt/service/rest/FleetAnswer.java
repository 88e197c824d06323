package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.InventoryChange.FieldChange;
import eu.megawatt.service.fleet.FleetChange;
import java.util.List;
import java.util.Optional;

/**
 * What a change of the fleet does.
 *
 * @param snapshotId of the fleet with it
 * @param name the fleet's new name, where it changes
 * @param notes what an import left out and why; absent where nothing is
 */
record FleetAnswer(
    String snapshotId,
    Optional<String> name,
    List<Entry> added,
    List<Changed> changed,
    List<Entry> retired,
    Optional<List<String>> notes) {

  /** An entry that comes or goes. */
  record Entry(String kind, String id) {}

  /** An entry that is not as before. */
  record Changed(String kind, String id, List<String> fields) {}

  static FleetAnswer of(FleetChange done, List<String> notes) {
    InventoryChange change = done.change();
    return new FleetAnswer(
        done.after().id(),
        change.renamed(),
        change.added().stream().map(it -> new Entry(it.kind().word(), it.id())).toList(),
        change.changed().stream()
            .map(
                it ->
                    new Changed(
                        it.kind().word(),
                        it.id(),
                        it.fields().stream().map(FieldChange::name).toList()))
            .toList(),
        change.retired().stream().map(it -> new Entry(it.kind().word(), it.id())).toList(),
        Optional.of(notes).filter(it -> !it.isEmpty()));
  }
}
