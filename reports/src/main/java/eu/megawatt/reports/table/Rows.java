package eu.megawatt.reports.table;

import java.io.IOException;

/** Rows that are told one by one, each time the same ones in the same order. */
@FunctionalInterface
public interface Rows {

  void into(RowSink sink) throws IOException;
}
