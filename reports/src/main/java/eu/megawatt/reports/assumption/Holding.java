package eu.megawatt.reports.assumption;

import java.util.Locale;

/** Whether a condition is met, as far as anybody has shown. */
public enum Holding {
  YES,
  NO,
  UNKNOWN;

  /** The word that books use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
