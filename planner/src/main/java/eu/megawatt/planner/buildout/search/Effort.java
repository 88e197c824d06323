package eu.megawatt.planner.buildout.search;

/**
 * How much a search does. It counts steps and not seconds, so that the same case, effort and seed
 * give the same answer everywhere.
 *
 * @param moves of local search in each run
 * @param runs of local search, each with a seed of its own
 * @param parts of branch and bound
 * @param runnersUp plans that are named beside the best
 */
public record Effort(long moves, int runs, int parts, int runnersUp) {

  /** Enough for five sites with twenty options each over twenty quarters, in some 20 s. */
  public static final Effort USUAL = new Effort(3_000_000, 2, 200, 5);

  private static final long MOST_MOVES = 1_000_000_000L;
  private static final int MOST_RUNS = 100;
  private static final int MOST_PARTS = 1_000_000;
  private static final int MOST_RUNNERS_UP = 50;

  public Effort {
    within("moves", moves, MOST_MOVES);
    within("runs", runs, MOST_RUNS);
    within("parts", parts, MOST_PARTS);
    within("runnersUp", runnersUp, MOST_RUNNERS_UP);
  }

  /** So many times the moves of each run and the parts. */
  public Effort times(int factor) {
    return new Effort(moves * factor, runs, parts * factor, runnersUp);
  }

  /** A part of it, in one run. */
  Effort part(int divisor) {
    return new Effort(moves / divisor, Math.min(1, runs), parts / divisor, runnersUp);
  }

  private static void within(String name, long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "%s is %d; allowed are 0 to %d. Maybe use Effort.USUAL".formatted(name, value, most));
    }
  }
}
