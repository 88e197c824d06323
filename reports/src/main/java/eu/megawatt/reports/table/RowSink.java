package eu.megawatt.reports.table;

import java.io.IOException;
import java.util.List;

/** Takes the rows of one table, one after the other, and keeps none. For one thread. */
public interface RowSink extends AutoCloseable {

  /**
   * Takes a row.
   *
   * @param row a cell for each column, in the schema's order; may be changed afterwards
   * @throws IllegalArgumentException where cells are not of their columns' types; says all of them
   */
  void row(List<Cell> row) throws IOException;

  /** Ends the table. What it is written to stays open. */
  @Override
  void close() throws IOException;
}
