package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryEntry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes of single entries. The fleet is checked as a whole with the change; issues with the entry
 * itself have pointers into it, issues elsewhere have pointers into the fleet's document.
 */
public final class InventoryEdit {

  private InventoryEdit() {}

  /**
   * Puts an entry in, in the place of the one with its id or as the last.
   *
   * @param in one object as in the document's lists; stays open
   * @throws InvalidDocumentException where it cannot be read or the fleet would not be whole
   */
  public static Inventory put(
      Inventory inventory, EntryKind kind, String id, InputStream in, Syntax syntax) {
    InventoryEntry entry =
        DocumentReader.read(in, Optional.of(syntax), cursor -> entry(cursor, kind));
    if (!entry.id().equals(id)) {
      throw new InvalidDocumentException(
          List.of(
              new Issue(
                  "/id",
                  "%s is not the id in the address, %s"
                      .formatted(Names.quoted(entry.id()), Names.quoted(id)))));
    }
    Inventory changed = inventory.with(entry);
    int index = List.copyOf(changed.entries(kind).keySet()).indexOf(id);
    return whole(changed, "/" + kind.list() + "/" + index);
  }

  /**
   * Takes an entry out.
   *
   * @throws InvalidDocumentException where others refer to it
   */
  public static Inventory remove(Inventory inventory, EntryKind kind, String id) {
    return whole(inventory.without(kind, id), "/");
  }

  private static Inventory whole(Inventory changed, String own) {
    List<Issue> issues = new ArrayList<>();
    for (Issue issue : InventoryWriter.check(changed)) {
      boolean inside = issue.pointer().startsWith(own + "/");
      issues.add(
          inside ? new Issue(issue.pointer().substring(own.length()), issue.message()) : issue);
    }
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
    return changed;
  }

  private static InventoryEntry entry(Cursor in, EntryKind kind) throws IOException {
    return switch (kind) {
      case SITE -> read(in, SiteEntry.SHAPE, new SiteEntry(), SiteEntry::complete);
      case HALL -> read(in, HallEntry.SHAPE, new HallEntry(), HallEntry::complete);
      case GPU_MODEL -> read(in, GpuModelEntry.SHAPE, new GpuModelEntry(), GpuModelEntry::complete);
      case DOMAIN -> read(in, DomainEntry.SHAPE, new DomainEntry(), DomainEntry::complete);
      case RACK -> read(in, RackEntry.SHAPE, new RackEntry(), RackEntry::complete);
      case NODE -> read(in, NodeEntry.SHAPE, new NodeEntry(), NodeEntry::complete);
      case METER -> read(in, MeterEntry.SHAPE, new MeterEntry(), MeterEntry::complete);
    };
  }

  private static <D extends Entry> InventoryEntry read(
      Cursor in, Shape<D> shape, D draft, Function<D, InventoryEntry> complete) throws IOException {
    shape.read(in, draft);
    in.end();
    in.issues().throwIfAny();
    return complete.apply(draft);
  }
}
