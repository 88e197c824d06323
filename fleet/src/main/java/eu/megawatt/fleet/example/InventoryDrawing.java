package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.site.Measures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** A fleet being drawn; the UUIDs of its GPUs come from a seed. */
final class InventoryDrawing {

  /** Losses of a UPS and its distribution: 3 to 5 % of what hangs on it. */
  private static final double UPS_LOSS = 0.04;

  private final List<InventorySite> sites = new ArrayList<>();
  private final List<Hall> halls = new ArrayList<>();
  private final Set<GpuModel> models = new LinkedHashSet<>();
  private final List<InventoryDomain> domains = new ArrayList<>();
  private final List<Rack> racks = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<Meter> meters = new ArrayList<>();
  private final SplittableRandom chance;

  InventoryDrawing(long seed) {
    chance = new SplittableRandom(seed);
  }

  /** A site with its metered grid connection. */
  void site(String id, String name, String country, String zone, double pue, PowerLimit... grid) {
    sites.add(new InventorySite(id, name, country, ZoneId.of(zone), Optional.of(pue)));
    domains.add(
        new InventoryDomain(
            id + "/grid",
            id,
            DomainKind.GRID,
            Optional.empty(),
            Optional.empty(),
            Measures.FACILITY,
            List.of(grid),
            0));
    meters.add(new Meter(id + "/meter", MeterScope.SITE, id));
  }

  void hall(String site, String id, String name) {
    halls.add(new Hall(id, site, name));
  }

  /** A feed on the IT side; the two of a pair have the same ids but for an "a" and a "b". */
  void feed(
      String site, String id, DomainKind kind, String parent, String partner, PowerLimit... limit) {
    domains.add(
        new InventoryDomain(
            id,
            site,
            kind,
            Optional.of(parent),
            partner.isEmpty() ? Optional.empty() : Optional.of(partner),
            Measures.IT,
            List.of(limit),
            kind == DomainKind.UPS ? UPS_LOSS : 0));
  }

  void meter(String domain) {
    meters.add(new Meter(domain + "/meter", MeterScope.DOMAIN, domain));
  }

  void rack(String id, String hall, List<String> feeds, int row, int position) {
    racks.add(new Rack(id, hall, feeds, row, position));
  }

  void node(String id, String rack, ServerModel server, Optional<Instant> inServiceFrom) {
    models.add(server.gpu());
    List<String> uuids = new ArrayList<>();
    for (int gpu = 0; gpu < ServerModel.GPUS; gpu++) {
      uuids.add("GPU-" + new UUID(chance.nextLong(), chance.nextLong()));
    }
    nodes.add(
        new Node(
            id,
            rack,
            server.gpu().id(),
            ServerModel.GPUS,
            uuids,
            server.rated(),
            server.base(),
            List.of(),
            inServiceFrom,
            Optional.empty()));
  }

  /** A hall with everything in it. */
  void hall(HallPlan plan) {
    String hall = plan.site() + "/h" + plan.number();
    hall(plan.site(), hall, "Hall " + plan.number());
    for (String side : List.of("a", "b")) {
      String other = side.equals("a") ? "b" : "a";
      feed(
          plan.site(),
          hall + "/tr-" + side,
          DomainKind.TRANSFORMER,
          plan.site() + "/grid",
          hall + "/tr-" + other,
          plan.transformer());
      feed(
          plan.site(),
          hall + "/ups-" + side,
          DomainKind.UPS,
          hall + "/tr-" + side,
          hall + "/ups-" + other,
          plan.upsLimits().toArray(PowerLimit[]::new));
      meter(hall + "/ups-" + side);
    }
    for (int row = 0; row < plan.rows(); row++) {
      row(plan, hall, row);
    }
  }

  private void row(HallPlan plan, String hall, int row) {
    String busway = hall + "/bus-" + (row + 1);
    for (String side : List.of("a", "b")) {
      String other = side.equals("a") ? "b" : "a";
      feed(
          plan.site(),
          busway + side,
          DomainKind.BUSWAY,
          hall + "/ups-" + side,
          busway + other,
          plan.busway());
    }
    for (int position = 0; position < plan.racksPerRow(); position++) {
      String rack = String.format(Locale.ROOT, "%s/r%d-%02d", hall, row + 1, position + 1);
      rack(rack, hall, List.of(busway + "a", busway + "b"), row, position);
      for (int slot = 0; slot < plan.nodesPerRack(); slot++) {
        String id =
            String.format(
                Locale.ROOT,
                "%s-h%02d-r%d%02d-n%d",
                plan.site(),
                plan.number(),
                row + 1,
                position + 1,
                slot + 1);
        node(id, rack, plan.server(), plan.inServiceFrom());
      }
    }
  }

  Inventory named(String name) {
    return Inventory.of(name, sites, halls, models, domains, racks, nodes, meters);
  }
}
