package eu.megawatt.planner.forecast;

/** What a made-up demand is like. */
public enum DemandKind {
  /** A count around the same mean all the time. */
  LEVEL_COUNTS,
  /** A straight rise with a season. */
  TREND,
  /** A rise that ends, with a season. */
  DAMPED_TREND,
  /** A season with noise of which most stays until the next step. */
  LASTING_NOISE,
  /** A season on a random walk. */
  WALK,
  /** Counts with a season. */
  SEASONAL_COUNTS,
  /** Growth by shares, where season and noise are shares too. */
  GROWTH,
  /** Counts of a mean that bursts. */
  BURSTY_COUNTS
}
