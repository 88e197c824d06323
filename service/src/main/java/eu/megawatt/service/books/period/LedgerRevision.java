package eu.megawatt.service.books.period;

import eu.megawatt.reports.ledger.Quarter;

/** Says in little time whether the ledger says something else than before. Thread-safe. */
@FunctionalInterface
public interface LedgerRevision {

  /** Another number whenever something else may come of the entries in [from, to). */
  long of(Quarter from, Quarter to);
}
