package eu.megawatt.bench.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used, from {@code /proc}.
 *
 * @param cpuSeconds of all its threads, user and system
 * @param peakRssMiB the most memory that it was ever resident with: VmHWM
 */
record ReceiverUsage(double cpuSeconds, double peakRssMiB) {

  private static final double TICKS_PER_SECOND = 100;
  private static final double KIB_PER_MIB = 1024;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  static ReceiverUsage of(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(process.resolve("stat"));
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
    double ticks =
        Double.parseDouble(fields.get(USER_TICKS)) + Double.parseDouble(fields.get(SYSTEM_TICKS));
    double peak =
        Files.readAllLines(process.resolve("status")).stream()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
    return new ReceiverUsage(ticks / TICKS_PER_SECOND, peak / KIB_PER_MIB);
  }
}
