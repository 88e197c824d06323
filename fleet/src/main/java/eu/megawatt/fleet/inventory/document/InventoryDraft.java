package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DomainTree;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.MeterScope;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inventory as read: its parts are well formed, but not held against each other yet. */
final class InventoryDraft {

  private static final Shape<InventoryDraft> SHAPE =
      Shape.<InventoryDraft>of("a fleet object")
          .required("format", (in, fleet) -> Format.read(in, Inventory.FORMAT))
          .required("name", (in, fleet) -> fleet.name = Line.read(in))
          .required("sites", (in, fleet) -> fleet.sites.read(in))
          .required("halls", (in, fleet) -> fleet.halls.read(in))
          .required("gpuModels", (in, fleet) -> fleet.gpuModels.read(in))
          .required("powerDomains", (in, fleet) -> fleet.domains.read(in))
          .required("racks", (in, fleet) -> fleet.racks.read(in))
          .required("nodes", (in, fleet) -> fleet.nodes.read(in))
          .optional("meters", (in, fleet) -> fleet.meters.read(in));

  private final Section<SiteEntry> sites = new Section<>("a site", SiteEntry.SHAPE, SiteEntry::new);
  private final Section<HallEntry> halls = new Section<>("a hall", HallEntry.SHAPE, HallEntry::new);
  private final Section<GpuModelEntry> gpuModels =
      new Section<>("a GPU model", GpuModelEntry.SHAPE, GpuModelEntry::new);
  private final Section<DomainEntry> domains =
      new Section<>("a power domain", DomainEntry.SHAPE, DomainEntry::new);
  private final Section<RackEntry> racks = new Section<>("a rack", RackEntry.SHAPE, RackEntry::new);
  private final Section<NodeEntry> nodes = new Section<>("a node", NodeEntry.SHAPE, NodeEntry::new);
  private final Section<MeterEntry> meters =
      new Section<>("a meter", MeterEntry.SHAPE, MeterEntry::new);
  private @Nullable String name;

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    halls.items().forEach(hall -> sites.resolve(hall.site, hall.pointer("site"), issues));
    gpuModels.items().forEach(model -> model.check(issues));
    for (DomainEntry domain : domains.items()) {
      sites.resolve(domain.site, domain.pointer("site"), issues);
      domain.check(issues);
    }
    int before = issues.size();
    new DomainTree<>(domains, issues).check();
    new Partners(domains, issues.size() == before, issues).check();
    RackFeeds feeds = new RackFeeds(sites, halls, domains, issues);
    racks.items().forEach(feeds::check);
    NodeNames names = new NodeNames(nodes.items(), issues);
    for (NodeEntry node : nodes.items()) {
      racks.resolve(node.rack, node.pointer("rack"), issues);
      node.check(gpuModels.resolve(node.gpuModel, node.pointer("gpuModel"), issues), issues);
      names.check(node);
    }
    checkMeters(issues);
    if (issues.isEmpty()) {
      new BaseLoad(complete()).check(domains, issues);
    }
  }

  private void checkMeters(Issues issues) {
    Map<Entry, MeterEntry> measured = new HashMap<>();
    for (MeterEntry meter : meters.items()) {
      Entry target =
          meter.scope == MeterScope.SITE
              ? sites.resolve(meter.target, meter.pointer("target"), issues)
              : meter.scope == MeterScope.DOMAIN
                  ? domains.resolve(meter.target, meter.pointer("target"), issues)
                  : null;
      MeterEntry earlier = target == null ? null : measured.putIfAbsent(target, meter);
      if (earlier != null && earlier.id != null && meter.target != null) {
        issues.add(
            meter.target.at(),
            meter.pointer("target"),
            "%s is measured by meter %s already; one meter is what its parts are held against"
                .formatted(Names.quoted(meter.target.value()), Names.quoted(earlier.id.value())));
      }
    }
  }

  /** The inventory, once nothing is wrong with it. */
  Inventory complete() {
    return new Inventory(
        requireNonNull(name),
        sites.complete(SiteEntry::complete),
        halls.complete(HallEntry::complete),
        gpuModels.complete(GpuModelEntry::complete),
        domains.complete(DomainEntry::complete),
        racks.complete(RackEntry::complete),
        nodes.complete(NodeEntry::complete),
        meters.complete(MeterEntry::complete));
  }
}
