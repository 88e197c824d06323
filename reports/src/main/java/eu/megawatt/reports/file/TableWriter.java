package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import java.io.IOException;
import java.util.List;

/** One table in one format; rows come checked. */
interface TableWriter {

  void row(List<Cell> row) throws IOException;

  /** Writes what makes the file whole. */
  void finish() throws IOException;

  /** Lets go of what is held, of a file that does not become whole. */
  default void abandon() {}
}
