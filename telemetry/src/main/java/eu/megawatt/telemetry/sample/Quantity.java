package eu.megawatt.telemetry.sample;

/** What is read, each in one unit and in whole numbers. */
public enum Quantity {
  /** Power, in milliwatts. */
  POWER(0, "mW"),
  /** A counter of energy that never falls but when it is reset, in millijoules. */
  ENERGY(1, "mJ"),
  /** Share of the time in which a GPU ran anything, in millionths. */
  UTILISATION(2, "ppm"),
  /** Temperature of a GPU, in thousandths of a degree Celsius. */
  TEMPERATURE(3, "m°C"),
  /** Memory in use on a GPU, in kibibytes. */
  MEMORY(4, "KiB"),
  /** Share of the time in which the tensor cores were busy, in millionths. */
  TENSOR(5, "ppm"),
  /**
   * When the counter began whose reading stands beside it, as the sender says, in milliseconds
   * since 1970.
   */
  START(6, "ms");

  private static final Quantity[] ALL = values();

  private final int code;
  private final String unit;

  Quantity(int code, String unit) {
    this.code = code;
    this.unit = unit;
  }

  /** The number it has in arrays and files, from 0 to before {@link #count}; never changes. */
  public int code() {
    return code;
  }

  public String unit() {
    return unit;
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** The one with the given code, without a copy of all. */
  public static Quantity at(int code) {
    return ALL[code];
  }
}
