package eu.megawatt.planner.buildout;

/**
 * Net present cost of a plan by part, in cents at the case's first quarter. Each payment of an
 * option in a quarter is discounted and rounded half up to a cent of its own; so is what is left of
 * it at the end of the last quarter. The price of a shortage is rounded once for each quarter.
 *
 * @param residualCents what is left of the capital: a credit, and so never positive in the cost of
 *     a plan
 */
public record Cost(
    long capitalCents, long residualCents, long fixedCents, long runningCents, long shortageCents) {

  /** No cost. */
  public static final Cost NOTHING = new Cost(0, 0, 0, 0, 0);

  /** The cost of demand that is not met. */
  public static Cost ofShortage(long cents) {
    return new Cost(0, 0, 0, 0, cents);
  }

  /** All of it. */
  public long totalCents() {
    return capitalCents + residualCents + fixedCents + runningCents + shortageCents;
  }

  /** Part by part. */
  public Cost plus(Cost other) {
    return new Cost(
        capitalCents + other.capitalCents,
        residualCents + other.residualCents,
        fixedCents + other.fixedCents,
        runningCents + other.runningCents,
        shortageCents + other.shortageCents);
  }

  /** What this costs more than another, part by part. */
  public Cost minus(Cost other) {
    return new Cost(
        capitalCents - other.capitalCents,
        residualCents - other.residualCents,
        fixedCents - other.fixedCents,
        runningCents - other.runningCents,
        shortageCents - other.shortageCents);
  }
}
