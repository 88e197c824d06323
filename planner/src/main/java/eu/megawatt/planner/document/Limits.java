package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import java.io.IOException;

/** Whole numbers within limits of their own. */
final class Limits {

  private static final int MOST_LIFE_YEARS = 100;

  private Limits() {}

  /** A whole number; the least, with an issue, where it is none or out of range. */
  static long whole(Cursor in, long least, long most) throws IOException {
    int before = in.issues().size();
    long value = in.wholeLong();
    if (in.issues().size() > before) {
      return least;
    }
    if (value < least || value > most) {
      in.issue("%d is out of range; it must be from %d to %d".formatted(value, least, most));
      return least;
    }
    return value;
  }

  /** For how many years something stands. */
  static int lifeYears(Cursor in) throws IOException {
    return (int) whole(in, 1, MOST_LIFE_YEARS);
  }
}
