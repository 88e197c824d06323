package eu.megawatt.kernels.power;

import java.nio.file.Path;
import java.util.OptionalLong;

/** A counter of energy that begins again at 0 when it is full, made into one that only grows. */
final class EnergyCounter {

  private static final int MICRO_PER_MILLI = 1000;

  private final Path file;
  private final long fullMicrojoules;
  private long lastMicrojoules;
  private long totalMicrojoules;

  /**
   * Begins with what the counter says now.
   *
   * @param file with microjoules
   * @param nowMicrojoules what it says
   * @param fullMicrojoules what it holds at most; 0 where it is never full, and a fall is a reset
   */
  EnergyCounter(Path file, long nowMicrojoules, long fullMicrojoules) {
    this.file = file;
    this.fullMicrojoules = fullMicrojoules;
    this.lastMicrojoules = nowMicrojoules;
    this.totalMicrojoules = nowMicrojoules;
  }

  /**
   * Millijoules since the counter was first 0; empty where it cannot be read. Read it before it can
   * have gone round twice: a round of a processor's is some minutes at full load.
   */
  OptionalLong read() {
    OptionalLong microjoules = SensorFile.number(file);
    if (microjoules.isEmpty()) {
      return OptionalLong.empty();
    }
    long now = microjoules.getAsLong();
    long left = Math.max(0, fullMicrojoules - lastMicrojoules);
    totalMicrojoules +=
        now >= lastMicrojoules ? now - lastMicrojoules : now + (fullMicrojoules > 0 ? left : 0);
    lastMicrojoules = now;
    return OptionalLong.of(totalMicrojoules / MICRO_PER_MILLI);
  }
}
