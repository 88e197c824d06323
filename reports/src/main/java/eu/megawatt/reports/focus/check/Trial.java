package eu.megawatt.reports.focus.check;

/** A rule while the rows go by. */
interface Trial {

  /** Examples that are kept of what breaks a rule. */
  int KEPT = 5;

  void row(FocusRow row);

  Verdict verdict();

  /** One whose verdict is known before the first row. */
  static Trial settled(Verdict verdict) {
    return new Trial() {
      @Override
      public void row(FocusRow row) {}

      @Override
      public Verdict verdict() {
        return verdict;
      }
    };
  }
}
