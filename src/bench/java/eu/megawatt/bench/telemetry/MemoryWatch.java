package eu.megawatt.bench.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks each second at how much memory a process is resident with: VmRSS. */
final class MemoryWatch {

  private static final double KIB_PER_MIB = 1024;
  private static final int MINUTE = 60;

  private final Path status;
  private final List<Double> residentMiB = new ArrayList<>();
  private final Ticking ticking;

  MemoryWatch(long pid) {
    status = Path.of("/proc", Long.toString(pid), "status");
    ticking = new Ticking("memory-watch", 1_000, this::look);
  }

  private synchronized void look() throws IOException {
    residentMiB.add(
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / KIB_PER_MIB)
            .findFirst()
            .orElse(0));
  }

  /** The most in the first minute. */
  synchronized double firstMinuteMiB() {
    return most(residentMiB.subList(0, Math.min(MINUTE, residentMiB.size())));
  }

  /** The most in the last minute. */
  synchronized double lastMinuteMiB() {
    return most(residentMiB.subList(Math.max(0, residentMiB.size() - MINUTE), residentMiB.size()));
  }

  private static double most(List<Double> some) {
    return some.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
  }

  void end() throws InterruptedException {
    ticking.end();
  }
}
