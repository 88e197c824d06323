package eu.megawatt.scheduler.search;

/**
 * How to search.
 *
 * @param threads at least 1
 * @param seed the only source of chance
 */
public record SearchOptions(SearchBudget budget, int threads, long seed) {

  public SearchOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("A search needs at least 1 thread, not " + threads);
    }
  }
}
