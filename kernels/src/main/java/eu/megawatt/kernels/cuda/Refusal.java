package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Shape;

/** What the device code does not do, said before anything is made. */
final class Refusal {

  private Refusal() {}

  /** The shape of a case, as its kernel needs it. */
  static <S extends Shape> S shape(KernelCase which, Class<S> needed) {
    if (!needed.isInstance(which.shape())) {
      throw absent(which, "it takes a " + needed.getSimpleName());
    }
    return needed.cast(which.shape());
  }

  /** Refuses a number that is not a multiple. */
  static void unlessMultiple(KernelCase which, String name, long value, int of) {
    if (value < of || value % of != 0) {
      throw absent(which, "%s is %d, and has to be a multiple of %d".formatted(name, value, of));
    }
  }

  /** Refuses a number out of a range. */
  static void unlessWithin(KernelCase which, String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw absent(
          which, "%s is %d, and has to be from %d to %d".formatted(name, value, least, most));
    }
  }

  /** Refuses a kernel. */
  static AbsentException absent(KernelCase which, String why) {
    return new AbsentException(
        Absence.NOT_SUPPORTED,
        "%s cannot be run on a GPU: %s. Maybe choose a case that cases() lists."
            .formatted(which.name(), why));
  }
}
