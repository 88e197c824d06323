package eu.megawatt.kernels.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the CPUs have done since the machine started, in clock ticks, as Linux counts it in {@code
 * /proc/stat} and, for this process, in {@code /proc/self/stat}.
 *
 * @param all of them
 * @param idle nothing, or waiting for a device
 * @param steal what the hypervisor gave others
 * @param own what this process took
 */
public record CpuTimes(long all, long idle, long steal, long own) {

  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;
  private static final int COUNTED = 8;
  private static final int USER_AFTER_NAME = 11;
  private static final int SYSTEM_AFTER_NAME = 12;

  /** Now; empty where the system does not say. */
  public static Optional<CpuTimes> now(Path proc) {
    try {
      List<String> cpu =
          List.of(Files.readAllLines(proc.resolve("stat")).getFirst().trim().split("\\s+"));
      String own = Files.readString(proc.resolve("self/stat"));
      List<String> fields = List.of(own.substring(own.lastIndexOf(')') + 1).trim().split("\\s+"));
      long all = 0;
      for (int i = 0; i < COUNTED; i++) {
        all += number(cpu, i + 1);
      }
      return Optional.of(
          new CpuTimes(
              all,
              number(cpu, IDLE + 1) + number(cpu, IO_WAIT + 1),
              number(cpu, STEAL + 1),
              number(fields, USER_AFTER_NAME) + number(fields, SYSTEM_AFTER_NAME)));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static long number(List<String> fields, int index) {
    return Long.parseLong(fields.get(index));
  }

  /** The share that other processes have taken since. */
  public OptionalDouble othersSince(CpuTimes before) {
    long others =
        (all - before.all) - (idle - before.idle) - (steal - before.steal) - (own - before.own);
    return share(Math.max(0, others), before);
  }

  /** The share that the hypervisor has taken since. */
  public OptionalDouble stolenSince(CpuTimes before) {
    return share(steal - before.steal, before);
  }

  private OptionalDouble share(long ticks, CpuTimes before) {
    return all > before.all
        ? OptionalDouble.of(ticks / (double) (all - before.all))
        : OptionalDouble.empty();
  }
}
