package eu.megawatt.planner.forecast;

/** Whether a model lets its level go on as it went. */
enum Trend {
  NONE,
  /** It goes on, less with each step. */
  DAMPED
}
