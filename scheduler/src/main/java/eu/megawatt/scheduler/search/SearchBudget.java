package eu.megawatt.scheduler.search;

/** When a search ends of itself. */
public sealed interface SearchBudget {

  /** Wall time, measured from the beginning of the search. */
  record Seconds(double seconds) implements SearchBudget {
    public Seconds {
      if (!(seconds > 0)) {
        throw new IllegalArgumentException("A search needs more than 0 seconds, not " + seconds);
      }
    }
  }

  /** A number of moves tried: with one thread the same seed gives the same plan, byte for byte. */
  record Moves(long moves) implements SearchBudget {
    public Moves {
      if (moves < 0) {
        throw new IllegalArgumentException("A search cannot try " + moves + " moves");
      }
    }
  }
}
