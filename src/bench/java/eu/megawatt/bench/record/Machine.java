package eu.megawatt.bench.record;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a benchmark ran on.
 *
 * @param cpu the model as the processor names itself
 * @param cores processors that Java may use
 */
public record Machine(String cpu, int cores, long memoryGiB, String os, String jdk) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final double BYTES_PER_GIB = 1L << 30;

  public static Machine here() {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.vendor") + " " + Runtime.version());
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException _) {
      return System.getProperty("os.arch"); // a system without that file
    }
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? Math.round(system.getTotalMemorySize() / BYTES_PER_GIB)
        : 0;
  }

  @Override
  public String toString() {
    return "%s, %d cores, %d GiB, %s, %s".formatted(cpu, cores, memoryGiB, os, jdk);
  }
}
