package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code megawatt fleet example}: a made-up fleet to try things with. */
@Command(
    name = "example",
    description = {
      "Writes a made-up fleet, the same on every machine.",
      "",
      "pocket: one site, 12 nodes on an A/B pair; forty: a site of 40 MW with 3,200 nodes and a",
      "small one; ramp: a site that grows from 40 to 200 MW in dated steps, 12,500 nodes.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt fleet example pocket > fleet.yaml",
      "  megawatt fleet example ramp --out fleet.json.gz"
    })
final class FleetExampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "pocket|forty|ramp", description = "Which one.")
  private Name name = Name.POCKET;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: YAML on standard output); gzipped for .gz.")
  private Optional<Path> out = Optional.empty();

  /** The fleets there are. */
  enum Name {
    POCKET,
    FORTY,
    RAMP;

    Inventory fleet() {
      return switch (this) {
        case POCKET -> ExampleFleet.pocket();
        case FORTY -> ExampleFleet.forty();
        case RAMP -> ExampleFleet.ramp();
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    out.ifPresent(Documents::requireWritable);
    if (out.isPresent()) {
      InventoryWriter.write(name.fleet(), out.get());
    } else {
      InventoryWriter.write(name.fleet(), Syntax.YAML, System.out);
      System.out.flush();
    }
    return 0;
  }
}
