package eu.megawatt.planner.models.measure;

import eu.megawatt.fleet.document.Names;

/**
 * Where a number comes from.
 *
 * @param text who says so, where, and of when, for people
 */
public record Source(String text, Basis basis) {

  /** How a number came about. */
  public enum Basis {
    /** Metered, counted, or agreed in a contract. */
    MEASURED,
    /** Taken from a data sheet, from memory, or thought likely. */
    ESTIMATED
  }

  private static final int LONGEST = 500;

  public Source {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "source is %s; it has from 1 to %d characters. Maybe name the file, the meter or the contract"
              .formatted(Names.quoted(text), LONGEST));
    }
  }

  public static Source measured(String text) {
    return new Source(text, Basis.MEASURED);
  }

  public static Source estimated(String text) {
    return new Source(text, Basis.ESTIMATED);
  }

  public boolean isEstimated() {
    return basis == Basis.ESTIMATED;
  }
}
