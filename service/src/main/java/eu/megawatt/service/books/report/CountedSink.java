package eu.megawatt.service.books.report;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts rows on their way, and ends at a limit. For one thread. */
final class CountedSink implements RowSink {

  private final RowSink next;
  private final long most;
  private final LongConsumer progress;
  private long count;

  /**
   * A sink before another.
   *
   * @param progress hears how many rows there were, after each
   */
  CountedSink(RowSink next, long most, LongConsumer progress) {
    this.next = next;
    this.most = most;
    this.progress = progress;
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    if (count >= most) {
      throw new TooManyRowsException(most);
    }
    count++;
    next.row(row);
    progress.accept(count);
  }

  @Override
  public void close() throws IOException {
    next.close();
  }
}
