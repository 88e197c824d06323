package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.util.Optional;

/** Whether a data centre has to be reported by a version of a regulation. */
public enum Applicability {
  APPLIES("applies"),
  /** Less IT is installed than the regulation asks for. */
  BELOW_THRESHOLD("below threshold"),
  /** It serves defence or civil protection alone. */
  EXEMPT("exempt"),
  /** The year is before the first that is reported, or before the data centre operated. */
  BEFORE_FIRST_YEAR("before the first year"),
  /** No law yet; what it would ask for is shown. */
  DRAFT("draft"),
  /** Nobody says how much IT is installed. */
  UNKNOWN("unknown");

  /** The data point that decides: the installed IT power. */
  static final String DECIDES = "PDIT";

  private final String word;

  Applicability(String word) {
    this.word = word;
  }

  /** The word that reports use. */
  public String word() {
    return word;
  }

  static Applicability of(DataCentre centre, int year, DefinitionSet set, DataSheet sheet) {
    if (set.isDraft()) {
      return DRAFT;
    }
    if (centre.isExempt()) {
      return EXEMPT;
    }
    if (year < set.firstYear() || centre.operatingFrom().getYear() > year) {
      return BEFORE_FIRST_YEAR;
    }
    return Optional.ofNullable(sheet.values().get(DECIDES))
        .map(installedKw -> byThreshold(installedKw, set.installedItThresholdKw()))
        .orElse(UNKNOWN);
  }

  private static Applicability byThreshold(BigDecimal installedKw, BigDecimal thresholdKw) {
    return installedKw.compareTo(thresholdKw) >= 0 ? APPLIES : BELOW_THRESHOLD;
  }
}
