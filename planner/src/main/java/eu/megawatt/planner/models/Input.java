package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Source;
import java.util.Optional;

/** What figures are made of, and what may be estimated. */
public enum Input {
  MEASUREMENT("energy and speed"),
  BATCH("requests served at once, at most"),
  HOST_POWER("host power"),
  PUE("PUE"),
  UTILISATION("utilisation"),
  GPU_PRICE("price of a GPU-hour"),
  CARBON_INTENSITY("carbon of the electricity"),
  QUALITY("quality"),
  ERROR_COST("harm of a refused answer");

  private final String words;

  Input(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /**
   * What is estimated, of what, and by whom; empty where it is not.
   *
   * @param subject "" where it is the same for all
   */
  public Optional<String> ifEstimated(String subject, Source source) {
    String of = subject.isEmpty() ? "" : " of " + subject;
    return source.isEstimated()
        ? Optional.of("%s%s: %s".formatted(words, of, source.text()))
        : Optional.empty();
  }
}
