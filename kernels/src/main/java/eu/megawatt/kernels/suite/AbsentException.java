package eu.megawatt.kernels.suite;

/** Something cannot be measured, or no longer. */
public final class AbsentException extends RuntimeException {

  private final Absence absence;

  /**
   * What cannot be measured.
   *
   * @param absence why, by name
   * @param detail why, for a person: what failed, with its code, and what to do
   */
  public AbsentException(Absence absence, String detail) {
    super(detail);
    this.absence = absence;
  }

  /** Why, by name. */
  public Absence absence() {
    return absence;
  }

  /** Why, for a person. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
