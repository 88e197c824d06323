package eu.megawatt.bench.table;

import eu.megawatt.bench.books.BooksResult;
import java.time.ZoneOffset;
import java.util.Locale;

/** The export of a year of books as a table. */
final class BooksTable {

  private BooksTable() {}

  static String of(BooksResult result) {
    return String.format(
        Locale.ROOT,
        """
        The books of %d months of a simulated fleet of 200 MW (60 pools, 1,500 jobs a day, %,d lines of the ledger by quarter-hour), closed and then exported to one FOCUS 1.2 file, each time in a Java just started with %,d MiB of heap, on %s (commit %s, %s).

        | rows | MiB | median | largest | goal |
        |---|---|---|---|---|
        | %,d | %,.0f | %.1f s | %.1f s | %.0f s |""",
        result.months(),
        result.ledgerLines(),
        result.heapMiB(),
        result.machine(),
        result.commit(),
        result.at().atZone(ZoneOffset.UTC).toLocalDate(),
        result.rows(),
        result.fileMiB(),
        result.medianSeconds(),
        result.maxSeconds(),
        result.goalSeconds());
  }
}
