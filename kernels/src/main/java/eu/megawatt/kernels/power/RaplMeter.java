package eu.megawatt.kernels.power;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The energy counters of the processors, by Linux's powercap framework: all packages, and the
 * memory beside them where it is counted. Cores and graphics are within their package, and {@code
 * psys} is more than any of them, so that none of those is added.
 *
 * <p>Source: Documentation/power/powercap/powercap.rst of the Linux kernel.
 */
public final class RaplMeter implements PowerMeter {

  private static final String DIRECTORY = "sys/class/powercap";

  private final String scope;
  private final EnergyCounters counters;

  private RaplMeter(List<String> names, List<EnergyCounter> counters, LongSupplier nanoClock) {
    this.scope = String.join(", ", names);
    this.counters = new EnergyCounters(counters, nanoClock);
  }

  /**
   * The processors' counters, all of them.
   *
   * @param root of the file system, {@code /}
   */
  public static PowerSearch find(Path root) {
    return find(root, System::nanoTime);
  }

  static PowerSearch find(Path root, LongSupplier nanoClock) {
    List<Path> zones = SensorFile.entries(root.resolve(DIRECTORY), "intel-rapl:*");
    if (zones.isEmpty()) {
      return PowerSearch.Missing.because(
          "rapl: /%s has no intel-rapl zone. Maybe this is a virtual machine, or the module intel_rapl_common is not loaded"
              .formatted(DIRECTORY));
    }
    List<String> names = new ArrayList<>();
    List<EnergyCounter> counters = new ArrayList<>();
    for (Path zone : zones) {
      String name = SensorFile.text(zone.resolve("name")).orElse("");
      if (!name.startsWith("package") && !name.equals("dram")) {
        continue;
      }
      OptionalLong now = SensorFile.number(zone.resolve("energy_uj"));
      OptionalLong full = SensorFile.number(zone.resolve("max_energy_range_uj"));
      if (now.isEmpty() || full.isEmpty()) {
        return PowerSearch.Missing.because(
            "rapl: %s (%s) cannot be read. Maybe run as root, or let this user read energy_uj"
                .formatted(zone.getFileName(), name));
      }
      names.add(name);
      counters.add(new EnergyCounter(zone.resolve("energy_uj"), now.getAsLong(), full.getAsLong()));
    }
    return names.isEmpty()
        ? PowerSearch.Missing.because("rapl: no zone of /%s is a package".formatted(DIRECTORY))
        : new PowerSearch.Found(new RaplMeter(names, counters, nanoClock));
  }

  @Override
  public String source() {
    return "rapl";
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public PowerReading read() {
    return counters.read();
  }

  @Override
  public void close() {}
}
