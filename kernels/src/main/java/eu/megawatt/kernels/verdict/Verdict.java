package eu.megawatt.kernels.verdict;

/** What is said of a kernel on a node, from best to worst as placements see it. */
public enum Verdict {
  /** It delivers what the plan assumes. */
  PASS,
  /** Not proved either way: too few samples, too much noise, or it could not be measured. */
  INCONCLUSIVE,
  /** It is slower than the plan assumes, and surely so. */
  DEGRADED,
  /** It is much slower, or its results are wrong. */
  FAIL;

  /** The worse of two. */
  public Verdict worse(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
