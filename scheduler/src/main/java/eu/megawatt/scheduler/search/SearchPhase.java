package eu.megawatt.scheduler.search;

/** What a search is doing. */
public enum SearchPhase {
  CONSTRUCTING("constructing"),
  BOUNDING("bounding"),
  IMPROVING("improving"),
  CHECKING("checking");

  private final String word;

  SearchPhase(String word) {
    this.word = word;
  }

  /** The word on terminals and in answers. */
  public String word() {
    return word;
  }
}
