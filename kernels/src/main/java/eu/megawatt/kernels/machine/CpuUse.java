package eu.megawatt.kernels.machine;

import eu.megawatt.kernels.run.CpuTimes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks for a moment at what others do on the CPUs.
 *
 * @param proc where Linux says so
 * @param moment how long
 * @param limit the share of all CPUs that others may take
 */
public record CpuUse(Path proc, Duration moment, double limit) implements BusyCheck {

  /** On this machine: two seconds, and 20 % of the CPUs. */
  public static CpuUse ofThisMachine(double limit) {
    return new CpuUse(Path.of("/proc"), Duration.ofSeconds(2), limit);
  }

  @Override
  public Optional<String> busy() {
    Optional<CpuTimes> before = CpuTimes.now(proc);
    LockSupport.parkNanos(moment.toNanos());
    Optional<CpuTimes> after = CpuTimes.now(proc);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of("What others do cannot be read from " + proc.resolve("stat"));
    }
    OptionalDouble others = after.get().othersSince(before.get());
    return others.isPresent() && others.getAsDouble() > limit
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Others take %.0f %% of the CPUs, %.0f %% is allowed",
                100 * others.getAsDouble(),
                100 * limit))
        : Optional.empty();
  }
}
