package eu.megawatt.telemetry.simulate;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A plain fleet of as many nodes as one likes: one site, eight H200 nodes of 10.2 kW a rack, 25
 * racks a PDU. Names and UUIDs are those of the corpus that receivers of remote_write are measured
 * with.
 */
public final class RowsOfNodes {

  private static final String SITE = "par1";
  private static final String GRID = "par1/grid";
  private static final String HALL = "par1/h1";
  private static final String MODEL = "NVIDIA H200";
  private static final int GPUS = 8;
  private static final int NODES_PER_RACK = 8;
  private static final int RACKS_PER_PDU = 25;
  private static final int MOST_NODES = 100_000;
  private static final double RATED_WATTS = 10_200;
  private static final double BASE_WATTS = 2_000;
  private static final double LOSSES = 0.02;
  private static final long UUID_FACTOR = 0x1234567890abcdefL;
  private static final long UUID_BASE = 0x8f3c000000000000L;

  private RowsOfNodes() {}

  /** A fleet of 1 to 100,000 nodes. */
  public static Inventory of(int nodes) {
    if (nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException("nodes %d: from 1 to %d".formatted(nodes, MOST_NODES));
    }
    int racks = Math.ceilDiv(nodes, NODES_PER_RACK);
    int pdus = Math.ceilDiv(racks, RACKS_PER_PDU);
    List<InventoryDomain> domains = new ArrayList<>();
    List<Meter> meters = new ArrayList<>();
    domains.add(domain(GRID, DomainKind.GRID, Optional.empty(), nodes));
    meters.add(new Meter("par1/meter", MeterScope.SITE, SITE));
    for (int pdu = 0; pdu < pdus; pdu++) {
      int below = RACKS_PER_PDU * NODES_PER_RACK;
      domains.add(
          domain(
              pdu(pdu), DomainKind.PDU, Optional.of(GRID), Math.min(below, nodes - pdu * below)));
      meters.add(new Meter(pdu(pdu) + "/meter", MeterScope.DOMAIN, pdu(pdu)));
    }
    return Inventory.of(
        nodes + " nodes in rows",
        List.of(
            new InventorySite(SITE, "Paris 1", "FR", ZoneId.of("Europe/Paris"), Optional.of(1.15))),
        List.of(new Hall(HALL, SITE, "Hall 1")),
        List.of(new GpuModel(MODEL, "nvidia", Power.ofWatts(700), Power.ofWatts(75))),
        domains,
        IntStream.range(0, racks).mapToObj(RowsOfNodes::rack).toList(),
        IntStream.range(0, nodes).mapToObj(RowsOfNodes::node).toList(),
        meters);
  }

  private static String pdu(int number) {
    return String.format(Locale.ROOT, "par1/pdu-%03d", number);
  }

  private static String rackId(int number) {
    return String.format(Locale.ROOT, "par1/r%03d", number);
  }

  private static InventoryDomain domain(
      String id, DomainKind kind, Optional<String> parent, int nodes) {
    PowerLimit limit =
        PowerLimit.always(
            parent.isEmpty() ? LimitKind.CONTRACT : LimitKind.OPERATING,
            Power.ofWatts(nodes * RATED_WATTS),
            "the rating of what it feeds");
    return new InventoryDomain(
        id, SITE, kind, parent, Optional.empty(), Measures.IT, List.of(limit), LOSSES);
  }

  private static Rack rack(int number) {
    return new Rack(
        rackId(number),
        HALL,
        List.of(pdu(number / RACKS_PER_PDU)),
        number / RACKS_PER_PDU,
        number % RACKS_PER_PDU);
  }

  private static Node node(int number) {
    int rack = number / NODES_PER_RACK;
    return new Node(
        String.format(Locale.ROOT, "gpu-par1-r%03d-n%02d", rack, number % NODES_PER_RACK),
        rackId(rack),
        MODEL,
        GPUS,
        IntStream.range(0, GPUS).mapToObj(gpu -> uuid(number, gpu)).toList(),
        Power.ofWatts(RATED_WATTS),
        Power.ofWatts(BASE_WATTS),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static String uuid(int node, int gpu) {
    return "GPU-" + new UUID(UUID_FACTOR * (node + 1), UUID_BASE + node * 8L + gpu);
  }
}
