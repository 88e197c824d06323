package eu.megawatt.planner.buildout;

/**
 * Net present cost of a plan by part, in cents at the case's first quarter. Each payment of an
 * option in a quarter is discounted and rounded half up to a cent of its own; the price of a
 * shortage is rounded once for each quarter.
 */
public record Cost(long capitalCents, long fixedCents, long runningCents, long shortageCents) {

  /** No cost. */
  public static final Cost NOTHING = new Cost(0, 0, 0, 0);

  /** All of it. */
  public long totalCents() {
    return capitalCents + fixedCents + runningCents + shortageCents;
  }

  /** Part by part. */
  public Cost plus(Cost other) {
    return new Cost(
        capitalCents + other.capitalCents,
        fixedCents + other.fixedCents,
        runningCents + other.runningCents,
        shortageCents + other.shortageCents);
  }

  /** What this costs more than another, part by part. */
  public Cost minus(Cost other) {
    return new Cost(
        capitalCents - other.capitalCents,
        fixedCents - other.fixedCents,
        runningCents - other.runningCents,
        shortageCents - other.shortageCents);
  }
}
