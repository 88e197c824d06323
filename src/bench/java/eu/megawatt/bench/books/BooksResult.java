package eu.megawatt.bench.books;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code bench books} keeps.
 *
 * @param ledgerLines of which the months were put together
 * @param makeSeconds to simulate them, put them together and write the months
 * @param rows of the FOCUS file
 * @param seconds of each export, from closed months to the last byte
 * @param heapMiB that each export had at most
 * @param goalSeconds what no export should pass
 */
public record BooksResult(
    String format,
    Instant at,
    String commit,
    Machine machine,
    int months,
    long ledgerLines,
    double makeSeconds,
    long rows,
    double fileMiB,
    List<Double> seconds,
    double medianSeconds,
    double maxSeconds,
    long heapMiB,
    double goalSeconds) {

  public static final String FORMAT = "megawatt/bench-books/1";

  public BooksResult {
    seconds = List.copyOf(seconds);
  }
}
