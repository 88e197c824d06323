package eu.megawatt.fleet.inventory;

/** One thing of an inventory. */
public sealed interface InventoryEntry
    permits InventorySite, Hall, GpuModel, InventoryDomain, Rack, Node, Meter {

  /** Unique among its kind. */
  String id();

  /** What kind of thing it is. */
  default EntryKind entryKind() {
    return switch (this) {
      case InventorySite _ -> EntryKind.SITE;
      case Hall _ -> EntryKind.HALL;
      case GpuModel _ -> EntryKind.GPU_MODEL;
      case InventoryDomain _ -> EntryKind.DOMAIN;
      case Rack _ -> EntryKind.RACK;
      case Node _ -> EntryKind.NODE;
      case Meter _ -> EntryKind.METER;
    };
  }
}
