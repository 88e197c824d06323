package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Rejection;

/**
 * What is known of a series, in one {@code long}, so that it changes in one piece: the entity in
 * the low half; the number of the meaning above it; at the top, whether its samples are of use. For
 * one of no use, the reason in the low half.
 */
@SuppressWarnings("EnumOrdinal") // reasons in a few bits, in arrays that are never written out
final class SeriesState {

  private static final Rejection[] REASONS = Rejection.values();

  private static final long KNOWN = 1L << 62;
  private static final long DROPPED = 1L << 61;
  private static final long LOW = 0xffff_ffffL;
  private static final int MEANING = 32;
  private static final int MEANING_MASK = SeriesTable.MOST_MEANINGS - 1;

  private SeriesState() {}

  static long known(int entity, int meaning) {
    return KNOWN | (long) meaning << MEANING | entity;
  }

  static long dropped(Rejection reason) {
    return DROPPED | reason.ordinal();
  }

  static boolean isKnown(long state) {
    return (state & KNOWN) != 0;
  }

  /** Only of one that is known. */
  static int entity(long state) {
    return (int) (state & LOW);
  }

  /** Only of one that is known. */
  static int meaning(long state) {
    return (int) (state >>> MEANING) & MEANING_MASK;
  }

  /** Only of one that is dropped. */
  static Rejection reason(long state) {
    return REASONS[(int) (state & LOW)];
  }
}
