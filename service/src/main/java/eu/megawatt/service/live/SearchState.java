package eu.megawatt.service.live;

/** What the search behind the plan does. */
public enum SearchState {
  /** It runs round after round. */
  SEARCHING("Searching"),
  /** Nothing is worth trying until the plan is another. */
  IDLE("Idle"),
  /** It leaves the processors to those who ask. */
  STANDING_BACK("StandingBack"),
  /** Somebody has paused it. */
  PAUSED("Paused");

  private final String word;

  SearchState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
