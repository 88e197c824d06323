package eu.megawatt.scheduler.solver;

/** How long one local search may take. */
public sealed interface Allowance {

  /** Wall time, at least one millisecond. */
  record Millis(long millis) implements Allowance {}

  /** Moves tried, at least one. */
  record Moves(long moves) implements Allowance {}
}
