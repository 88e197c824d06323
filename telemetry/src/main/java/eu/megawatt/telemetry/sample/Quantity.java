package eu.megawatt.telemetry.sample;

/** What is read, each in one unit and in whole numbers. */
public enum Quantity {
  /** Power, in milliwatts. */
  POWER("mW"),
  /** A counter of energy that never falls but when it is reset, in millijoules. */
  ENERGY("mJ"),
  /** Share of the time in which a GPU ran anything, in millionths. */
  UTILISATION("ppm"),
  /** Temperature of a GPU, in thousandths of a degree Celsius. */
  TEMPERATURE("m°C"),
  /** Memory in use on a GPU, in kibibytes. */
  MEMORY("KiB"),
  /** Share of the time in which the tensor cores were busy, in millionths. */
  TENSOR("ppm");

  private static final Quantity[] ALL = values();

  private final String unit;

  Quantity(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }

  /** How many there are. */
  public static int count() {
    return ALL.length;
  }

  /** The one with the given ordinal, without a copy of all. */
  public static Quantity at(int ordinal) {
    return ALL[ordinal];
  }
}
