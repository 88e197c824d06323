package eu.megawatt.reports.focus.check;

import java.util.Arrays;
import java.util.Optional;

/** How strongly a rule asks, in the words of RFC 2119. */
public enum Keyword {
  MUST(Weight.FAILURE),
  MUST_NOT(Weight.FAILURE),
  SHOULD(Weight.WARNING),
  SHOULD_NOT(Weight.WARNING),
  RECOMMENDED(Weight.WARNING),
  MAY(Weight.NOTHING);

  /** What it means that a rule is broken. */
  public enum Weight {
    FAILURE,
    WARNING,
    NOTHING
  }

  private final Weight weight;

  Keyword(Weight weight) {
    this.weight = weight;
  }

  public Weight weight() {
    return weight;
  }

  static Optional<Keyword> named(String text) {
    return Arrays.stream(values()).filter(it -> it.toString().equals(text)).findFirst();
  }

  /** As it is written, such as "MUST NOT". */
  @Override
  public String toString() {
    return name().replace('_', ' ');
  }
}
