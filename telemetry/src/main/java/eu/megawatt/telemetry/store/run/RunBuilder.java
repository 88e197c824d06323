package eu.megawatt.telemetry.store.run;

import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Writes rows of many quarter-hours, a run for each, entity after entity. What is not finished
 * leaves no file but after a crash. For one thread.
 */
public final class RunBuilder implements Closeable {

  private final FileLayer files;
  private final LongSupplier numbers;
  private final int oldest;
  private final NavigableMap<Integer, Begun> begun = new TreeMap<>();

  private record Begun(RunId id, RunWriter writer) {}

  /** Rows before a quarter-hour are left out. */
  public RunBuilder(FileLayer files, LongSupplier numbers, int oldest) {
    this.files = files;
    this.numbers = numbers;
    this.oldest = oldest;
  }

  /** Writes all rows of the next entity. */
  public void add(int entity, Readings rows) throws IOException {
    int row = rows.firstFrom(RunFormat.start(oldest));
    while (row < rows.size()) {
      int quarter = RunFormat.quarter(rows.atMillis(row));
      int end = rows.firstFrom(RunFormat.start(quarter + 1));
      writer(quarter).add(entity, rows, row, end);
      row = end;
    }
  }

  private RunWriter writer(int quarter) throws IOException {
    Begun known = begun.get(quarter);
    if (known == null) {
      RunId id = new RunId(quarter, numbers.getAsLong());
      known = new Begun(id, new RunWriter(files, id));
      begun.put(quarter, known);
    }
    return known.writer;
  }

  /** Forces the files and opens them; their names are not forced. */
  public List<Run> finish() throws IOException {
    List<Run> runs = new ArrayList<>();
    boolean finished = false;
    try {
      while (!begun.isEmpty()) {
        Begun next = begun.firstEntry().getValue();
        long length = next.writer.finish();
        next.writer.close();
        begun.pollFirstEntry();
        runs.add(Run.open(files, next.id, length));
      }
      finished = true;
      return runs;
    } finally {
      if (!finished) {
        for (Run run : runs) {
          run.close();
          files.delete(run.id().file());
        }
      }
    }
  }

  /** Takes back what is not finished. */
  @Override
  public void close() throws IOException {
    for (Begun unfinished : begun.values()) {
      unfinished.writer.close();
      files.delete(unfinished.id.file());
    }
    begun.clear();
  }
}
