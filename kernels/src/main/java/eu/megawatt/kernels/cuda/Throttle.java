package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Absence;
import java.util.Arrays;
import java.util.List;

/** What holds a GPU's clock back, by the bits of {@code nvml.h}. That it is idle is none of it. */
enum Throttle {
  APPLICATION_CLOCKS("application-clocks", 0x2),
  POWER_CAP("power-cap", 0x4),
  HARDWARE_SLOWDOWN("hardware-slowdown", 0x8),
  SYNC_BOOST("sync-boost", 0x10),
  THERMAL("thermal", 0x20),
  HARDWARE_THERMAL("hardware-thermal", 0x40),
  POWER_BRAKE("power-brake", 0x80),
  DISPLAY_CLOCKS("display-clocks", 0x100);

  private static final int DRIVER_NOT_LOADED = 9;
  private static final int LIBRARY_MISMATCH = 18;
  private static final int GPU_IS_LOST = 15;
  private static final int NOT_FOUND = 6;

  private final String word;
  private final long bit;

  Throttle(String word, long bit) {
    this.word = word;
    this.bit = bit;
  }

  /** Those that are set. */
  static List<String> names(long bits) {
    return Arrays.stream(values()).filter(t -> (bits & t.bit) != 0).map(t -> t.word).toList();
  }

  /** Which named outcome an {@code nvmlReturn_t} is. */
  static Absence absence(int code) {
    return switch (code) {
      case DRIVER_NOT_LOADED -> Absence.NO_DRIVER;
      case LIBRARY_MISMATCH -> Absence.OLD_DRIVER;
      case GPU_IS_LOST -> Absence.DEVICE_LOST;
      case NOT_FOUND -> Absence.NO_DEVICE;
      default -> Absence.FAILED;
    };
  }
}
