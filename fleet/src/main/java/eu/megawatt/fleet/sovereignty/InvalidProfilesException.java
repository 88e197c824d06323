package eu.megawatt.fleet.sovereignty;

import java.util.List;

/** Profiles contradict each other. */
public final class InvalidProfilesException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final List<String> wrong;

  InvalidProfilesException(List<String> wrong) {
    super(String.join(" ", wrong));
    this.wrong = List.copyOf(wrong);
  }

  /** Everything that is wrong. */
  public List<String> wrong() {
    return wrong;
  }
}
