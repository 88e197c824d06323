package eu.megawatt.bench.plan;

/** Wall time since it was made. */
public final class Stopwatch {

  private final long began = System.nanoTime();

  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** What is left of a budget, in milliseconds, at least one. */
  public long millisLeft(double budgetSeconds) {
    return Math.max(1, Math.round((budgetSeconds - seconds()) * 1e3));
  }
}
