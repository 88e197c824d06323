package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.telemetry.simulate.RowsOfNodes;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.FaultsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What the options of {@code megawatt simulate} mean. */
final class SimulatedChoice {

  private static final String WRITE = "/api/v1/write";
  private static final String ALLOCATIONS = "/api/v1/allocations";

  private SimulatedChoice() {}

  static Inventory fleet(Optional<String> fleet, Optional<Integer> nodes) {
    return nodes.isPresent() ? RowsOfNodes.of(nodes.get()) : fleet(fleet.orElse("pocket"));
  }

  private static Inventory fleet(String nameOrFile) {
    return switch (nameOrFile) {
      case "pocket" -> ExampleFleet.pocket();
      case "forty" -> ExampleFleet.forty();
      case "ramp" -> ExampleFleet.ramp();
      default -> document(Path.of(nameOrFile));
    };
  }

  private static Inventory document(Path file) {
    try {
      return InventoryReader.read(file);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  static Faults faults(String mixOrFile) throws IOException {
    return switch (mixOrFile) {
      case "default" -> Faults.USUAL;
      case "none" -> Faults.NONE;
      case "all" -> Faults.ALL;
      default -> {
        Path file = Path.of(mixOrFile);
        if (!Files.isRegularFile(file)) {
          throw new BadInput(
              "--faults %s: neither default, none nor all, nor a file".formatted(mixOrFile));
        }
        yield FaultsReader.read(Files.readString(file));
      }
    };
  }

  /** Like 90s, 30m, 6h or 2d, or as ISO 8601 has it. */
  static Duration duration(String option, String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String iso = upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper;
    try {
      Duration duration = Duration.parse(iso);
      if (duration.isNegative() || duration.isZero()) {
        throw new BadInput("%s %s: more than nothing".formatted(option, text));
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new BadInput("%s %s: a duration like 90s, 30m, 6h or 2d".formatted(option, text), e);
    }
  }

  /** The address of remote_write; a service's own address will do. */
  static URI address(URI to) {
    if (!"http".equals(to.getScheme()) && !"https".equals(to.getScheme())) {
      throw new BadInput("--to %s: an address that begins with http:// or https://".formatted(to));
    }
    String path = Optional.ofNullable(to.getPath()).orElse("");
    return path.isEmpty() || path.equals("/") ? to.resolve(WRITE) : to;
  }

  /**
   * Where jobs are declared: where it was said, else beside remote_write of a service. Elsewhere
   * nobody would know what to do with them.
   */
  static Optional<URI> allocations(Optional<URI> said, URI to) {
    return said.or(
        () -> to.getPath().equals(WRITE) ? Optional.of(to.resolve(ALLOCATIONS)) : Optional.empty());
  }
}
