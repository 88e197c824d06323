package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;

/**
 * A call that the driver refused, with CUDA's own words for it.
 *
 * @param function as the library exports it
 * @param code a {@code CUresult}, as {@code cuda.h} of CUDA 13.0 numbers them
 */
record DriverError(String function, int code, String name, String text) {

  /** What the caller gets of it. */
  AbsentException exception(String more) {
    return new AbsentException(
        absence(),
        "%s failed with %s (%d): %s.%s %s"
            .formatted(function, name, code, text, more.isBlank() ? "" : " " + more, advice()));
  }

  /** Which of the named outcomes it is. */
  Absence absence() {
    return switch (code) {
      case 2 -> Absence.OUT_OF_MEMORY;
      case 34 -> Absence.NO_DRIVER;
      case 36, 209, 222, 803, 804 -> Absence.OLD_DRIVER;
      case 46 -> Absence.BUSY;
      case 100, 101 -> Absence.NO_DEVICE;
      case 214, 220, 226, 700, 702, 709, 714, 715, 716, 717, 718, 719, 721, 802, 999 ->
          Absence.DEVICE_LOST;
      case 221, 223, 801 -> Absence.NOT_SUPPORTED;
      default -> Absence.FAILED;
    };
  }

  private String advice() {
    return switch (absence()) {
      case OUT_OF_MEMORY -> "Maybe something else holds the device's memory: nvidia-smi shows who.";
      case NO_DRIVER -> "Maybe this is the toolkit's stub: install NVIDIA's driver.";
      case OLD_DRIVER -> "Maybe update NVIDIA's driver.";
      case BUSY -> "Maybe another process has the device for itself: nvidia-smi shows who.";
      case NO_DEVICE ->
          "Maybe the container was given no device, or CUDA_VISIBLE_DEVICES is empty.";
      case DEVICE_LOST ->
          "Maybe the device is broken: take it out of service, and look for Xid in the kernel's log.";
      default -> "Maybe the log of NVIDIA's driver says more.";
    };
  }
}
