package eu.megawatt.planner.models;

import eu.megawatt.fleet.csv.NamedColumns;
import eu.megawatt.fleet.document.InvalidDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of how many of models' answers were accepted, by the columns {@link #COLUMNS}, found by
 * name; further columns are passed over.
 */
public final class QualityCsv {

  /** Columns of a file; a cell of {@code trials} may be empty. */
  public static final List<String> COLUMNS =
      List.of("model", "task", "share", "trials", "basis", "source", "day");

  /** Rows that are read at most. */
  public static final int MOST_ROWS = 5_000;

  private static final NamedColumns FILE =
      new NamedColumns(COLUMNS, MOST_ROWS, "leave out old days");

  private QualityCsv() {}

  /**
   * All of a file.
   *
   * @throws InvalidDocumentException with everything wrong, by line and column, at most 200 issues
   *     and one that says how many more there are
   */
  public static Judged read(InputStream in) throws IOException {
    List<Judged.Row> found = new ArrayList<>();
    FILE.read(in, row -> new QualityRow(row).read().ifPresent(found::add));
    return new Judged(found);
  }
}
