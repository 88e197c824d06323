package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.inventory.importing.NetBoxExport.Part;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.unit.Power;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads what a NetBox answers at {@code /api/dcim/}: sites, locations, racks, devices, power-panels
 * and power-feeds, in one JSON object with those fields. docs/formats.md says what becomes of
 * which; field names are those of NetBox 3.6 to 4.6. What NetBox does not know (countries, GPUs)
 * comes from custom fields or from the inventory it is read into.
 */
public final class NetBoxImport {

  /** Devices that are there, if not always on. */
  private static final Set<String> PRESENT = Set.of("active", "offline", "failed", "staged");

  /** Feeds that carry load, or will when they are mended. */
  private static final Set<String> WIRED = Set.of("active", "failed");

  private final NetBoxExport export;
  private final Merge merge;
  private final Map<String, String> siteIds = new HashMap<>();
  private final Map<String, String> hallIds = new HashMap<>();
  private final Map<String, String> rackIds = new HashMap<>();
  private final Map<String, Map<String, String>> panels = new HashMap<>();
  private final Map<String, Integer> notNodes = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private NetBoxImport(NetBoxExport export, Inventory into) {
    this.export = export;
    merge = new Merge(into);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @throws InvalidDocumentException with everything wrong in the export, or in the fleet with it
   */
  public static FleetImport read(InputStream in, Inventory into) {
    return DocumentReader.read(in, Optional.of(Syntax.JSON), cursor -> body(cursor, into));
  }

  private static FleetImport body(Cursor in, Inventory into) throws IOException {
    NetBoxImport read = new NetBoxImport(NetBoxExport.read(in), into);
    in.end();
    read.mergeAll();
    in.issues().throwIfAny();
    return new FleetImport(read.merge.checked(), read.notes);
  }

  private void mergeAll() {
    export.all(Part.SITES).forEach(this::mergeSite);
    export.all(Part.LOCATIONS).forEach(this::mergeHall);
    export.all(Part.POWER_PANELS).forEach(this::mergePanel);
    NetBoxFeeds feeds = new NetBoxFeeds(merge);
    export.all(Part.POWER_FEEDS).forEach(feed -> sortFeed(feed, feeds));
    export.all(Part.RACKS).forEach(rack -> mergeRack(rack, feeds));
    export.all(Part.DEVICES).forEach(this::mergeDevice);
    notNodes.forEach(
        (type, count) ->
            notes.add(
                "%d devices of type %s have no custom field gpu_count: taken for no GPU nodes"
                    .formatted(count, type)));
  }

  private void mergeSite(NetBoxItem site) {
    Optional<String> slug = site.required("slug");
    if (slug.isEmpty()) {
      return;
    }
    String id = slug.get();
    site.text("id").ifPresent(number -> siteIds.put(number, id));
    Optional<InventorySite> known = merge.site(id);
    Optional<String> country =
        site.text("custom_fields.country").or(() -> known.map(InventorySite::country));
    Optional<ZoneId> zone = zone(site).or(() -> known.map(InventorySite::timeZone));
    if (country.isEmpty()) {
      site.add(
          "custom_fields.country",
          "NetBox has no countries. Maybe add the custom field, or the site to the fleet first");
    }
    if (zone.isEmpty() && site.text("time_zone").isEmpty()) {
      site.add("time_zone", "the site has no time zone. Maybe set it in NetBox");
    }
    if (country.isPresent() && zone.isPresent()) {
      merge.put(
          new InventorySite(
              id,
              site.text("name").orElse(id),
              country.get(),
              zone.get(),
              known.flatMap(InventorySite::designPue)),
          site.pointer());
    }
  }

  private static Optional<ZoneId> zone(NetBoxItem site) {
    Optional<String> name = site.text("time_zone");
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException _) {
      site.add("time_zone", "\"%s\" is not a time zone".formatted(name.orElse("")));
      return Optional.empty();
    }
  }

  private void mergeHall(NetBoxItem location) {
    Optional<String> site = siteOf(location);
    Optional<String> slug = location.required("slug");
    if (site.isPresent() && slug.isPresent()) {
      String id = site.get() + "/" + slug.get();
      location.text("id").ifPresent(number -> hallIds.put(number, id));
      merge.put(new Hall(id, site.get(), location.text("name").orElse(id)), location.pointer());
    }
  }

  /** A panel keeps its place in the fleet's tree; a new one hangs on its site's only grid. */
  private void mergePanel(NetBoxItem panel) {
    Optional<String> site = siteOf(panel);
    Optional<String> name = panel.required("name");
    if (site.isEmpty() || name.isEmpty()) {
      return;
    }
    String id = site.get() + "/" + name.get();
    panels.computeIfAbsent(site.get(), _ -> new HashMap<>()).put(name.get(), id);
    if (merge.domain(id).isEmpty()) {
      List<String> grids =
          merge.domains().stream()
              .filter(it -> it.kind() == DomainKind.GRID && it.site().equals(site.get()))
              .map(InventoryDomain::id)
              .toList();
      merge.put(
          new InventoryDomain(
              id,
              site.get(),
              DomainKind.PDU,
              grids.size() == 1 ? Optional.of(grids.getFirst()) : Optional.empty(),
              Optional.empty(),
              Measures.IT,
              List.of(),
              0),
          panel.pointer());
    }
  }

  private void sortFeed(NetBoxItem feed, NetBoxFeeds feeds) {
    Optional<String> rack = feed.text("rack.id");
    String status = feed.choice("status").orElse("active");
    String name = feed.text("name").orElse("?");
    if (!WIRED.contains(status)) {
      notes.add("feed %s is %s: left out".formatted(name, status));
    } else if (rack.isEmpty()) {
      notes.add("feed %s is assigned to no rack: left out".formatted(name));
    } else {
      feeds.add(rack.get(), feed);
    }
  }

  private void mergeRack(NetBoxItem rack, NetBoxFeeds feeds) {
    Optional<String> site = siteOf(rack);
    Optional<String> name = rack.required("name");
    if (site.isEmpty() || name.isEmpty()) {
      return;
    }
    String id = site.get() + "/" + name.get();
    String key = rack.text("id").orElse("");
    rackIds.put(key, id);
    Optional<Rack> known = merge.rack(id);
    List<String> fed =
        feeds.domains(rack, key, site.get(), panels.getOrDefault(site.get(), Map.of()));
    List<String> domains = fed.isEmpty() ? known.map(Rack::domains).orElse(List.of()) : fed;
    String hall = hall(rack, site.get());
    int row = known.map(Rack::row).orElse(0);
    int position = known.map(Rack::position).orElseGet(() -> merge.freePosition(hall, row));
    if (!domains.isEmpty()) {
      merge.put(new Rack(id, hall, domains, row, position), rack.pointer());
    } else {
      notes.add("rack %s has no power feed: left out with what is in it".formatted(name.get()));
      rackIds.remove(key);
    }
  }

  /** The hall of a rack's location; a site without locations is one hall. */
  private String hall(NetBoxItem rack, String site) {
    Optional<String> location = rack.text("location.id").map(hallIds::get);
    if (location.isPresent()) {
      return location.get();
    }
    String whole = site + "/hall";
    if (!merge.has(EntryKind.HALL, whole)) {
      merge.put(new Hall(whole, site, "Hall"), rack.pointer());
    }
    return whole;
  }

  private void mergeDevice(NetBoxItem device) {
    Optional<String> name = device.text("name");
    Optional<Node> known = name.flatMap(merge::node);
    if (!PRESENT.contains(device.choice("status").orElse("active"))) {
      return;
    }
    if (device.text("custom_fields.gpu_count").isEmpty() && known.isEmpty()) {
      notNodes.merge(device.text("device_type.model").orElse("?"), 1, Integer::sum);
      return;
    }
    if (name.isEmpty()) {
      device.add("name", "a GPU node has no name, by which its readings are known");
      return;
    }
    Optional<String> rack =
        device.text("rack.id").map(rackIds::get).or(() -> known.map(Node::rack));
    if (rack.isEmpty()) {
      notes.add("device %s stands in no rack that has power: left out".formatted(name.get()));
      return;
    }
    merge.put(node(name.get(), rack.get(), device, known), device.pointer());
  }

  private static Node node(String id, String rack, NetBoxItem device, Optional<Node> known) {
    List<String> uuids = device.words("custom_fields.gpu_uuids");
    return new Node(
        id,
        rack,
        device
            .text("custom_fields.gpu_model")
            .or(() -> known.map(Node::gpuModel))
            .orElseGet(() -> missing(device, "gpu_model", "")),
        device.whole("custom_fields.gpu_count").or(() -> known.map(Node::gpuCount)).orElse(0),
        uuids.isEmpty() ? known.map(Node::gpuUuids).orElse(List.of()) : uuids,
        watts(device, "rated_w", known.map(Node::rated)),
        watts(device, "base_w", known.map(Node::base)),
        known.map(Node::aliases).orElse(List.of()),
        known.flatMap(Node::inServiceFrom),
        known.flatMap(Node::retiredAt),
        device.text("custom_fields.nvlink_domain").or(() -> known.flatMap(Node::nvlinkDomain)));
  }

  private static Power watts(NetBoxItem device, String field, Optional<Power> known) {
    return device
        .whole("custom_fields." + field)
        .map(watts -> Power.ofWatts(watts))
        .or(() -> known)
        .orElseGet(() -> missing(device, field, Power.ZERO));
  }

  private static <T> T missing(NetBoxItem device, String field, T otherwise) {
    device.add(
        "custom_fields." + field,
        "a GPU node needs the custom field %s, or an entry in the fleet".formatted(field));
    return otherwise;
  }

  private Optional<String> siteOf(NetBoxItem item) {
    Optional<String> slug = item.text("site.slug").or(() -> item.text("site.id").map(siteIds::get));
    if (slug.isEmpty()) {
      item.add("site", "there is no site here that is in this export");
    }
    return slug;
  }
}
