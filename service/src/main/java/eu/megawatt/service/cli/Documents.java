package eu.megawatt.service.cli;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.document.AnyVersion;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.register.RegisterReader;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.SourcesReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The files that commands read and write. */
final class Documents {

  private Documents() {}

  /**
   * A scenario under a register.
   *
   * @param first what becomes of one of version 1
   * @param second what becomes of one of version 2
   */
  static <T> T scenario(
      Path file, Register register, Function<Scenario, T> first, Function<Demand, T> second) {
    try {
      return AnyVersion.scenario(file, register, first, second);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  static Register register(Path file) {
    try {
      return RegisterReader.read(file, file.toString());
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  static Inventory fleet(Path file) {
    try {
      return InventoryReader.read(file);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  static Sources sources(Path file) {
    try {
      return SourcesReader.read(file);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  /**
   * A plan.
   *
   * @param first what becomes of one of version 1
   * @param second what becomes of one of version 2
   */
  static <T> T plan(Path file, Function<Plan, T> first, Function<DemandPlan, T> second) {
    try {
      return AnyVersion.plan(file, first, second);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  /** Refuses a file that cannot be written later, before the work is done for it. */
  static void requireWritable(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    if (Files.isDirectory(file)) {
      throw new BadInput("--out " + file + " is a directory, not a file.");
    }
    if (!Files.isDirectory(folder)) {
      throw new BadInput("--out " + file + ": there is no directory " + folder + ".");
    }
    if (!Files.isWritable(folder) || (Files.exists(file) && !Files.isWritable(file))) {
      throw new BadInput("--out " + file + " may not be written.");
    }
  }
}
