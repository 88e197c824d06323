package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventoryEntry;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An inventory with entries being put in, which remembers where each came from. */
final class Merge {

  private final Inventory before;
  private final Map<EntryKind, Map<String, InventoryEntry>> entries =
      new EnumMap<>(EntryKind.class);

  /** Where entries stand in what is imported, by entry. */
  private final Map<InventoryEntry, String> origins = new HashMap<>();

  Merge(Inventory before) {
    this.before = before;
    for (EntryKind kind : EntryKind.values()) {
      entries.put(kind, new LinkedHashMap<>(before.entries(kind)));
    }
  }

  /** Puts an entry in the place of the one of its kind and id, or last. */
  void put(InventoryEntry entry, String origin) {
    of(entry.entryKind()).put(entry.id(), entry);
    origins.put(entry, origin);
  }

  Optional<InventorySite> site(String id) {
    return Optional.ofNullable(of(EntryKind.SITE).get(id)).map(InventorySite.class::cast);
  }

  boolean has(EntryKind kind, String id) {
    return of(kind).containsKey(id);
  }

  Optional<Hall> hall(String id) {
    return Optional.ofNullable(of(EntryKind.HALL).get(id)).map(Hall.class::cast);
  }

  Optional<Rack> rack(String id) {
    return Optional.ofNullable(of(EntryKind.RACK).get(id)).map(Rack.class::cast);
  }

  Optional<Node> node(String id) {
    return Optional.ofNullable(of(EntryKind.NODE).get(id)).map(Node.class::cast);
  }

  Optional<InventoryDomain> domain(String id) {
    return Optional.ofNullable(of(EntryKind.DOMAIN).get(id)).map(InventoryDomain.class::cast);
  }

  /** The power domains as they are now. */
  List<InventoryDomain> domains() {
    return all(EntryKind.DOMAIN, InventoryDomain.class);
  }

  /** The first position in a row of a hall beyond every rack in it. */
  int freePosition(String hall, int row) {
    return all(EntryKind.RACK, Rack.class).stream()
            .filter(rack -> rack.hall().equals(hall) && rack.row() == row)
            .mapToInt(Rack::position)
            .max()
            .orElse(-1)
        + 1;
  }

  /**
   * The inventory with everything in it.
   *
   * @throws InvalidDocumentException with all that is wrong with it, each at the place it came from
   */
  Inventory checked() {
    Inventory merged =
        Inventory.of(
            before.name(),
            all(EntryKind.SITE, InventorySite.class),
            all(EntryKind.HALL, Hall.class),
            all(EntryKind.GPU_MODEL, GpuModel.class),
            all(EntryKind.DOMAIN, InventoryDomain.class),
            all(EntryKind.RACK, Rack.class),
            all(EntryKind.NODE, Node.class),
            all(EntryKind.METER, Meter.class));
    List<Issue> issues = InventoryWriter.check(merged);
    if (!issues.isEmpty()) {
      Map<String, String> places = places();
      throw new InvalidDocumentException(
          issues.stream().map(issue -> atOrigin(issue, places)).toList());
    }
    return merged;
  }

  /** Where each imported entry came from, by where it stands in the merged document. */
  private Map<String, String> places() {
    Map<String, String> places = new HashMap<>();
    entries.forEach(
        (kind, byId) -> {
          int index = 0;
          for (InventoryEntry entry : byId.values()) {
            @Nullable String origin = origins.get(entry);
            if (origin != null) {
              places.put("/" + kind.list() + "/" + index, origin);
            }
            index++;
          }
        });
    return places;
  }

  private static Issue atOrigin(Issue issue, Map<String, String> places) {
    String[] steps = issue.pointer().split("/", 4);
    if (steps.length < 3) {
      return issue;
    }
    @Nullable String origin = places.get("/" + steps[1] + "/" + steps[2]);
    String rest = steps.length > 3 ? "/" + steps[3] : "";
    return origin == null ? issue : new Issue(origin + rest, issue.message());
  }

  private Map<String, InventoryEntry> of(EntryKind kind) {
    return entries.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
  }

  private <T> List<T> all(EntryKind kind, Class<T> type) {
    return of(kind).values().stream().map(type::cast).toList();
  }
}
