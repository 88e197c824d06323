package eu.megawatt.kernels.power;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Sensors of Linux's hwmon framework that are known to be of a whole node or of its processors:
 * ACPI's power meter and the {@code System} sensor of OpenPOWER, or the socket counters of AMD.
 * Others may be of a card, a disk or a rail, and are not taken.
 *
 * <p>Source: Documentation/hwmon of the Linux kernel: sysfs-interface, acpi_power_meter,
 * ibmpowernv, amd_energy.
 */
public final class HwmonMeter implements PowerMeter {

  private static final String DIRECTORY = "sys/class/hwmon";
  private static final int MICRO_PER_MILLI = 1000;

  private final String scope;
  private final List<Path> powers;
  private final EnergyCounters counters;

  private HwmonMeter(
      String scope, List<Path> powers, List<EnergyCounter> counters, LongSupplier nanoClock) {
    this.scope = scope;
    this.powers = List.copyOf(powers);
    this.counters = new EnergyCounters(counters, nanoClock);
  }

  /**
   * A sensor of the whole node.
   *
   * @param root of the file system, {@code /}
   */
  public static PowerSearch findNode(Path root) {
    for (Path chip : chips(root)) {
      String name = SensorFile.text(chip.resolve("name")).orElse("");
      List<Path> powers =
          switch (name) {
            case "power_meter" -> firstOf(chip, "power1");
            case "ibmpowernv" -> labelled(chip, "power*_label", "System");
            default -> List.of();
          };
      if (!powers.isEmpty()) {
        return new PowerSearch.Found(
            new HwmonMeter("the whole node", powers, List.of(), System::nanoTime));
      }
    }
    return missing(root, "no sensor of a whole node (power_meter, ibmpowernv)");
  }

  /**
   * The counters of all sockets.
   *
   * @param root of the file system, {@code /}
   */
  public static PowerSearch findSockets(Path root) {
    return findSockets(root, System::nanoTime);
  }

  static PowerSearch findSockets(Path root, LongSupplier nanoClock) {
    List<EnergyCounter> counters = new ArrayList<>();
    for (Path chip : chips(root)) {
      if (!SensorFile.text(chip.resolve("name")).orElse("").equals("amd_energy")) {
        continue;
      }
      for (Path file : labelled(chip, "energy*_label", "Esocket")) {
        SensorFile.number(file).ifPresent(now -> counters.add(new EnergyCounter(file, now, 0)));
      }
    }
    return counters.isEmpty()
        ? missing(root, "no counter of a socket (amd_energy)")
        : new PowerSearch.Found(
            new HwmonMeter(counters.size() + " sockets", List.of(), counters, nanoClock));
  }

  private static List<Path> chips(Path root) {
    return SensorFile.entries(root.resolve(DIRECTORY), "hwmon*");
  }

  /** A sensor's reading now, or else its average. */
  private static List<Path> firstOf(Path chip, String sensor) {
    return List.of(chip.resolve(sensor + "_input"), chip.resolve(sensor + "_average")).stream()
        .filter(file -> SensorFile.number(file).isPresent())
        .limit(1)
        .toList();
  }

  private static List<Path> labelled(Path chip, String glob, String label) {
    return SensorFile.entries(chip, glob).stream()
        .filter(file -> SensorFile.text(file).orElse("").startsWith(label))
        .flatMap(
            file -> firstOf(chip, file.getFileName().toString().replace("_label", "")).stream())
        .toList();
  }

  private static PowerSearch missing(Path root, String what) {
    List<String> names =
        chips(root).stream()
            .map(chip -> SensorFile.text(chip.resolve("name")).orElse("unnamed"))
            .toList();
    return PowerSearch.Missing.because(
        "hwmon: %s among %s in /%s".formatted(what, names, DIRECTORY));
  }

  @Override
  public String source() {
    return "hwmon";
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public PowerReading read() {
    return powers.isEmpty() ? counters.read() : readPowers();
  }

  private PowerReading readPowers() {
    long sum = 0;
    boolean isWhole = true;
    for (Path power : powers) {
      OptionalLong microwatts = SensorFile.number(power);
      isWhole &= microwatts.isPresent();
      sum += microwatts.orElse(0);
    }
    OptionalLong milliwatts =
        isWhole ? OptionalLong.of(sum / MICRO_PER_MILLI) : OptionalLong.empty();
    return new PowerReading(
        OptionalLong.empty(), milliwatts, OptionalInt.empty(), OptionalInt.empty(), List.of());
  }

  @Override
  public void close() {}
}
