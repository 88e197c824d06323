package eu.megawatt.service.json;

/**
 * Whole numbers that every reader of JSON gets as they are: beyond 2^53, where many read a double,
 * as text.
 */
public final class Exact {

  private static final long LARGEST = 1L << 53;

  private Exact() {}

  /** A number, or a text. */
  public static Object of(long value) {
    return value >= -LARGEST && value <= LARGEST ? (Object) value : Long.toString(value);
  }
}
