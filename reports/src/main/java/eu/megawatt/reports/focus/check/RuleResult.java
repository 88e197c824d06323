package eu.megawatt.reports.focus.check;

import java.util.Optional;

/**
 * A rule and what came of it.
 *
 * @param id as the model names it
 * @param reference the column, attribute or dataset that it is about
 * @param text what it asks
 * @param isStatic whether the model says that a file alone decides it
 * @param isComposite whether it is made of other rules and asks nothing itself
 * @param verdict the one that counts
 * @param dispute where the specification and the official model or tool are known to differ on it
 */
public record RuleResult(
    String id,
    String reference,
    Keyword keyword,
    String text,
    boolean isStatic,
    boolean isComposite,
    Verdict verdict,
    Optional<Dispute> dispute) {

  /**
   * A known departure and both verdicts.
   *
   * @param official what the model to the letter, or the tool, makes of the file
   * @param specified what the specification makes of it
   */
  public record Dispute(Departure departure, Verdict official, Verdict specified) {

    /** Whether one of the two finds this file at fault and the other does not. */
    public boolean isDecisive() {
      return official.isBroken() != specified.isBroken();
    }
  }

  /** Whether it breaks the rule by itself and the rule is one that must be kept. */
  public boolean isFailure() {
    return isOwn(Keyword.Weight.FAILURE);
  }

  public boolean isWarning() {
    return isOwn(Keyword.Weight.WARNING);
  }

  private boolean isOwn(Keyword.Weight weight) {
    return verdict instanceof Verdict.Fail && keyword.weight() == weight;
  }
}
