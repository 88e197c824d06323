package eu.megawatt.service.books.ledger;

import org.jdbi.v3.core.Handle;

/** How far the writer of the ledger has come, in what it does step by step. */
enum Progress {
  /** The revision of the inputs by which all is booked or due. */
  INPUTS("inputs"),
  /** The quarter-hour up to which it is known which have no record. */
  SILENT("silent");

  private final String word;

  Progress(String word) {
    this.word = word;
  }

  /** -1 before the first time. */
  long reached(Handle handle) {
    return handle
        .createQuery("SELECT reached FROM ledger_progress WHERE name = ?")
        .bind(0, word)
        .mapTo(Long.class)
        .one();
  }

  void reach(Handle handle, long reached) {
    handle.execute("UPDATE ledger_progress SET reached = ? WHERE name = ?", reached, word);
  }
}
