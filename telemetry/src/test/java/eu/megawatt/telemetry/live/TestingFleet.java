package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.unit.Power;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fleets to try things on, put together piece by piece. */
final class TestingFleet {

  final List<InventorySite> sites = new ArrayList<>();
  final List<Hall> halls = new ArrayList<>();
  final List<GpuModel> models = new ArrayList<>();
  final List<InventoryDomain> domains = new ArrayList<>();
  final List<Rack> racks = new ArrayList<>();
  final List<Node> nodes = new ArrayList<>();
  final List<Meter> meters = new ArrayList<>();

  TestingFleet() {
    models.add(new GpuModel("gpu", "maker", Power.ofWatts(700), Power.ofWatts(70)));
  }

  TestingFleet site(String id, Optional<Double> designPue) {
    sites.add(new InventorySite(id, id, "NO", ZoneId.of("Europe/Oslo"), designPue));
    halls.add(new Hall(id + "-hall", id, "Hall"));
    return this;
  }

  TestingFleet domain(
      String id,
      String site,
      String parent,
      String partner,
      Measures side,
      double limitW,
      double unmetered) {
    List<PowerLimit> limits =
        limitW < 0
            ? List.of()
            : List.of(PowerLimit.always(LimitKind.OPERATING, Power.ofWatts(limitW), ""));
    domains.add(
        new InventoryDomain(
            id,
            site,
            parent.isEmpty() ? DomainKind.GRID : DomainKind.PDU,
            Optional.of(parent).filter(it -> !it.isEmpty()),
            Optional.of(partner).filter(it -> !it.isEmpty()),
            side,
            limits,
            unmetered));
    return this;
  }

  TestingFleet rack(String id, String site, String... feeds) {
    racks.add(new Rack(id, site + "-hall", List.of(feeds), 0, racks.size()));
    return this;
  }

  TestingFleet node(String id, String rack, int gpus) {
    List<String> uuids = new ArrayList<>();
    for (int i = 0; i < gpus; i++) {
      uuids.add("GPU-" + id + "-" + i);
    }
    nodes.add(
        new Node(
            id,
            rack,
            "gpu",
            gpus,
            uuids,
            Power.ofWatts(1000.0 + 801 * gpus),
            Power.ofWatts(900),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    return this;
  }

  TestingFleet meter(String id, MeterScope scope, String target) {
    meters.add(new Meter(id, scope, target));
    return this;
  }

  Inventory inventory() {
    return Inventory.of("test", sites, halls, models, domains, racks, nodes, meters);
  }

  /** Two grid feeds, or one; below them pairs of feeds and single ones, racks, nodes; no meters. */
  static Inventory random(RandomGenerator random) {
    TestingFleet fleet = new TestingFleet();
    int sites = 1 + random.nextInt(2);
    for (int s = 0; s < sites; s++) {
      randomSite(fleet, "s" + s, random);
    }
    return fleet.inventory();
  }

  private static void randomSite(TestingFleet fleet, String site, RandomGenerator random) {
    fleet.site(site, Optional.of(1.05 + random.nextInt(30) / 100.0));
    Measures side = random.nextBoolean() ? Measures.FACILITY : Measures.IT;
    fleet.domain(site + "-grid", site, "", "", side, limit(random), loss(random));
    int rack = 0;
    for (int u = 0; u < 1 + random.nextInt(3); u++) {
      String a = site + "-ups" + u + "a";
      String b = site + "-ups" + u + "b";
      boolean pair = random.nextInt(4) > 0;
      fleet.domain(
          a, site, site + "-grid", pair ? b : "", Measures.IT, limit(random), loss(random));
      if (pair) {
        fleet.domain(b, site, site + "-grid", a, Measures.IT, limit(random), loss(random));
      }
      for (int p = 0; p < 1 + random.nextInt(3); p++) {
        String pa = a + "-pdu" + p;
        String pb = b + "-pdu" + p;
        boolean both = pair && random.nextInt(4) > 0;
        fleet.domain(pa, site, a, both ? pb : "", Measures.IT, limit(random), loss(random));
        if (both) {
          fleet.domain(pb, site, b, pa, Measures.IT, limit(random), loss(random));
        }
        for (int r = 0; r < random.nextInt(4); r++) {
          String id = site + "-rack" + rack++;
          if (both && random.nextInt(5) > 0) {
            fleet.rack(id, site, pa, pb);
          } else {
            fleet.rack(id, site, pa);
          }
          for (int n = 0; n < random.nextInt(4); n++) {
            fleet.node(id + "-n" + n, id, random.nextInt(9));
          }
        }
      }
    }
  }

  private static double limit(RandomGenerator random) {
    return random.nextInt(8) == 0 ? -1 : 1000 + random.nextInt(60_000);
  }

  private static double loss(RandomGenerator random) {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(80) / 1000.0;
  }
}
