package eu.megawatt.service.change;

import java.util.Optional;

/**
 * Which version whoever changes something has looked at, so that nobody overwrites a change unseen.
 *
 * @param version empty where nothing was said
 */
public record Expectation(Optional<String> version) {

  /** Stands for whatever is current. */
  public static final String ANY = "*";

  /** Stands for there being none yet. */
  public static final String ABSENT = "no version";

  /**
   * Holds it against what is current.
   *
   * @param what and its kind of version, such as "The fleet is at snapshot"
   * @param current empty where there is none yet
   * @param silenceIsFine whether saying nothing is enough though there is one
   * @throws StaleException where it is not so
   */
  public void check(String what, Optional<String> current, boolean silenceIsFine) {
    if (version.isEmpty()) {
      if (current.isPresent() && !silenceIsFine) {
        throw new StaleException(what, current, version);
      }
      return;
    }
    boolean met =
        version.get().equals(ABSENT)
            ? current.isEmpty()
            : current
                .map(it -> version.get().equals(ANY) || version.get().equals(it))
                .orElse(false);
    if (!met) {
      throw new StaleException(what, current, version);
    }
  }
}
