package eu.megawatt.reports.table;

import java.io.IOException;

/** Rows that are told one by one, in the order in which a file is to have them. */
@FunctionalInterface
public interface Rows {

  void into(RowSink sink) throws IOException;
}
