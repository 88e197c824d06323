package eu.megawatt.service.books.input;

import java.util.Optional;

/**
 * What bringing a document did, or would do.
 *
 * @param version that is in force with it
 * @param before the one that was; empty where there was none
 */
public record Brought(int version, Optional<Integer> before) {

  /** Whether it says something else than before. */
  public boolean isNew() {
    return before.filter(it -> it == version).isEmpty();
  }
}
