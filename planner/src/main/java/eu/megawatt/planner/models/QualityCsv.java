package eu.megawatt.planner.models;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.CsvTable;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  private static final int LISTED = 200;

  private final List<String> header;
  private final List<Issue> issues = new ArrayList<>();
  private final List<Judged.Row> found = new ArrayList<>();

  private QualityCsv(List<String> header) {
    this.header = header;
  }

  /**
   * All of a file.
   *
   * @throws InvalidDocumentException with everything wrong, by line and column, at most 200 issues
   *     and one that says how many more there are
   */
  public static Judged read(InputStream in) throws IOException {
    List<CsvTable.Row> rows = CsvTable.read(in);
    if (rows.size() < 2) {
      throw refused("the file has no rows below a header. Maybe it is empty or cut off");
    }
    if (rows.size() - 1 > MOST_ROWS) {
      throw refused(
          "the file has %d rows, and at most %d are read. Maybe leave out old days"
              .formatted(rows.size() - 1, MOST_ROWS));
    }
    QualityCsv csv = new QualityCsv(rows.getFirst().cells());
    csv.checkHeader(rows.getFirst().line());
    rows.subList(1, rows.size()).forEach(csv::take);
    return csv.result();
  }

  private static InvalidDocumentException refused(String message) {
    return new InvalidDocumentException(List.of(new Issue("", message)));
  }

  /** A file without its columns has nothing to be read by line. */
  private void checkHeader(int line) {
    for (String column : COLUMNS) {
      long times = header.stream().filter(column::equals).count();
      if (times != 1) {
        issues.add(
            new Issue(
                "/" + line,
                "the column %s is here %d times; it is needed once"
                    .formatted(Names.quoted(column), times)));
      }
    }
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
  }

  private void take(CsvTable.Row raw) {
    if (raw.cells().size() != header.size()) {
      issues.add(
          new Issue(
              "/" + raw.line(),
              "%d cells for %d columns".formatted(raw.cells().size(), header.size())));
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.putIfAbsent(header.get(i), raw.cells().get(i).strip());
    }
    CsvRow row = new CsvRow(raw.line(), cells, new ArrayList<>());
    new QualityRow(row).read().ifPresent(found::add);
    issues.addAll(row.issues());
  }

  private Judged result() {
    if (issues.size() > LISTED) {
      int more = issues.size() - LISTED;
      issues.subList(LISTED, issues.size()).clear();
      issues.add(new Issue("", "and %d more".formatted(more)));
    }
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
    return new Judged(found);
  }
}
