package eu.megawatt.service.cli;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Fleets and what becomes of them, for people. */
final class FleetText {

  private static final int SHOWN = 200;

  private FleetText() {}

  /** What there is, in two lines. */
  static void print(Inventory fleet, PrintWriter out) {
    double ratedMw =
        fleet.nodes().values().stream().mapToDouble(node -> node.rated().megawatts()).sum();
    out.printf(
        Locale.ROOT,
        "%s: %,d sites, %,d halls, %,d power domains, %,d racks, %,d nodes with %,d GPUs,"
            + " %.3f MW rated%n",
        fleet.name().isEmpty() ? "(no name)" : fleet.name(),
        fleet.sites().size(),
        fleet.halls().size(),
        fleet.domains().size(),
        fleet.racks().size(),
        fleet.nodes().size(),
        fleet.nodes().values().stream().mapToLong(Node::gpuCount).sum(),
        ratedMw);
    out.println("snapshot " + InventoryWriter.snapshot(fleet).id());
  }

  static void print(InventoryChange change, PrintWriter out) {
    List<String> lines = change.lines();
    if (lines.isEmpty()) {
      out.println("The same fleet.");
    }
    lines.stream().limit(SHOWN).forEach(out::println);
    if (lines.size() > SHOWN) {
      out.printf(Locale.ROOT, "and %,d more%n", lines.size() - SHOWN);
    }
  }
}
