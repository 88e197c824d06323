package eu.megawatt.service.change;

import java.util.Optional;

/** A change to something that is no longer as it was looked at. */
public final class StaleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean silent;

  StaleException(String what, Optional<String> current, Optional<String> expected) {
    super(
        expected.isEmpty()
            ? "%s %s. Say so with If-Match: \"%s\", so that no other change is lost."
                .formatted(what, current.orElse("none"), current.orElse(""))
            : "%s %s, not at %s. Maybe read it again and look at what changed."
                .formatted(what, current.orElse("none"), expected.orElse("none")));
    silent = expected.isEmpty();
  }

  /** Whether nothing was expected, rather than something else. */
  public boolean isSilent() {
    return silent;
  }
}
