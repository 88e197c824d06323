package eu.megawatt.scheduler.check;

/**
 * One thing wrong with a plan.
 *
 * @param message who, where and when, what was found and what is allowed
 */
public record Breach(BreachKind kind, String message) {

  @Override
  public String toString() {
    return kind.word() + ": " + message;
  }
}
