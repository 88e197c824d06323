package eu.megawatt.bench.operation;

/**
 * Something that takes power or GPUs away for some time.
 *
 * @param subject a power domain or a pool
 * @param known the slot from which on it is known
 * @param to exclusive
 * @param left of a limit: the fraction that is left; of a pool: how many GPUs fail
 */
record Incident(Kind kind, String subject, int known, int from, int to, double left) {

  /** What is taken. */
  enum Kind {
    CURTAILMENT,
    NODE_FAILURE
  }

  boolean holds(int slot) {
    return slot >= from && slot < to;
  }
}
