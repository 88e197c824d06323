package eu.megawatt.service.fleet;

import java.util.Optional;

/** A change to another fleet than the current one. */
public final class StaleFleetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean silent;

  StaleFleetException(Optional<String> current, Optional<String> expected) {
    super(
        expected.isEmpty()
            ? "The fleet is at snapshot %s. Say so with If-Match: \"%s\", so that no other change is lost."
                .formatted(current.orElse("none"), current.orElse(""))
            : "The fleet is at snapshot %s, not at %s. Maybe read it again and look at what changed."
                .formatted(current.orElse("none"), expected.orElse("none")));
    silent = expected.isEmpty();
  }

  /** Whether nothing was expected, rather than something else. */
  public boolean isSilent() {
    return silent;
  }
}
