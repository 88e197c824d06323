package eu.megawatt.service.fleet;

import eu.megawatt.fleet.inventory.InventorySnapshot;
import java.util.Optional;

/**
 * Which snapshot whoever changes the fleet has looked at, so that nobody overwrites a change
 * unseen.
 *
 * @param snapshotId empty where nothing was said
 */
public record Expectation(Optional<String> snapshotId) {

  /** Stands for whatever is current. */
  public static final String ANY = "*";

  /**
   * Holds it against what is current.
   *
   * @param silenceIsFine whether saying nothing is enough though there is a fleet
   * @throws StaleFleetException where it is not so
   */
  void check(Optional<InventorySnapshot> current, boolean silenceIsFine) {
    if (snapshotId.isEmpty()) {
      if (current.isPresent() && !silenceIsFine) {
        throw new StaleFleetException(current.map(InventorySnapshot::id), snapshotId);
      }
      return;
    }
    boolean met =
        current
            .map(it -> snapshotId.get().equals(ANY) || snapshotId.get().equals(it.id()))
            .orElse(false);
    if (!met) {
      throw new StaleFleetException(current.map(InventorySnapshot::id), snapshotId);
    }
  }
}
