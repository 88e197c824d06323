package eu.megawatt.fleet.document;

/** Numbers as they are written in documents and messages. */
public final class Numbers {

  private Numbers() {}

  /** The shortest form that reads back as the same double; whole ones without a fraction. */
  public static String plain(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole && !isNegativeZero(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static boolean isNegativeZero(double value) {
    return value == 0 && 1 / value < 0;
  }
}
