package eu.megawatt.telemetry.wire;

/**
 * One decoder's way through the index: guesses that a series is followed by the one that followed
 * it last time, and looks it up where it is not. Not thread-safe.
 */
final class SeriesLookup {

  private static final SeriesTable NONE = new SeriesTable(1);

  private final SeriesIndex index;
  private SeriesTable table = NONE;
  private int last;

  SeriesLookup(SeriesIndex index) {
    this.index = index;
  }

  /** Begins with a request. */
  void begin() {
    index.refresh();
    table = index.table();
    last = 0;
  }

  /** Ends a request: a table that the index replaces is not to be held until the next. */
  void end() {
    table = NONE;
  }

  NameTable names() {
    return index.names();
  }

  /** The state of the series with the given hash, resolved; see {@link SeriesState}. */
  long stateOf(long hash1, long hash2, LabelSource source) {
    int series = table.next(last);
    if (!table.is(series, hash1, hash2)) {
      series = table.find(hash1, hash2);
      if (series != SeriesTable.ABSENT) {
        table.follow(last, series);
      }
    }
    if (series != SeriesTable.ABSENT) {
      long state = table.state(series);
      if (state != SeriesTable.UNRESOLVED) {
        last = series;
        return state;
      }
    }
    return learned(hash1, hash2, source);
  }

  private long learned(long hash1, long hash2, LabelSource source) {
    SeriesIndex.Learned learned = index.learn(hash1, hash2, source);
    if (learned.table() == table) {
      table.follow(last, learned.series());
    } else {
      table = learned.table();
    }
    last = learned.series();
    return learned.state();
  }

  /** How to read the values of a series whose state was the last that was asked for. */
  Meaning meaning(long state) {
    return table.meanings()[SeriesState.meaning(state)];
  }
}
