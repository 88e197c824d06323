package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryChange;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.fleet.inventory.importing.CsvImport;
import eu.megawatt.fleet.inventory.importing.FleetImport;
import eu.megawatt.fleet.inventory.importing.NetBoxImport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt fleet import}: other people's lists into a fleet document. */
@Command(
    name = "import",
    description = {
      "Merges a table of nodes or a NetBox export into a fleet: what it names is added or changed,",
      "nothing is retired. docs/formats.md has the columns and what is taken from NetBox.",
      "",
      "Exit code 0: written; 2: something is wrong, nothing was written.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt fleet import nodes.csv --format csv --into fleet.yaml --out new.yaml",
      "  megawatt fleet import netbox.json --format netbox --out fleet.yaml"
    })
final class FleetImportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The table or the export.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      required = true,
      paramLabel = "csv|netbox",
      description = "What the file is.")
  private Format format = Format.CSV;

  @Option(
      names = "--into",
      paramLabel = "FLEET",
      description = "The fleet that it is merged into (default: one of nothing).")
  private Optional<Path> into = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "Where to write the fleet; YAML for .yaml, gzipped for .gz; may be FLEET.")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What can be imported. */
  enum Format {
    CSV,
    NETBOX
  }

  @Override
  public Integer call() throws IOException {
    Documents.requireWritable(out);
    Inventory before = into.map(Documents::fleet).orElseGet(() -> Inventory.empty("fleet"));
    FleetImport made = read(before);
    InventoryWriter.write(made.inventory(), out);
    PrintWriter text = spec.commandLine().getOut();
    FleetText.print(InventoryChange.between(before, made.inventory()), text);
    made.notes().forEach(note -> text.println("note     " + note));
    text.flush();
    return 0;
  }

  private FleetImport read(Inventory before) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInput("There is no file " + file + ".");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return switch (format) {
        case CSV -> CsvImport.read(in, before);
        case NETBOX -> NetBoxImport.read(in, before);
      };
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }
}
