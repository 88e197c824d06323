package eu.megawatt.fleet.csv;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a file is read whose columns are found by name; further columns are passed over.
 *
 * @param required columns that are there once
 * @param mostRows rows that are read at most
 * @param ifMore what to do about a file that has more, such as "split it"
 */
public record NamedColumns(List<String> required, int mostRows, String ifMore) {

  private static final int LISTED = 200;

  /**
   * Gives every row of a file, its cells stripped, to who adds to its issues what is wrong with it.
   *
   * @throws InvalidDocumentException with everything wrong, by line and column, at most 200 issues
   *     and one that says how many more there are
   */
  public void read(InputStream in, Consumer<CsvRow> taker) throws IOException {
    List<CsvTable.Row> rows = CsvTable.read(in);
    if (rows.size() < 2) {
      throw refused("the file has no rows below a header. Maybe it is empty or cut off");
    }
    if (rows.size() - 1 > mostRows) {
      throw refused(
          "the file has %d rows, and at most %d are read. Maybe %s"
              .formatted(rows.size() - 1, mostRows, ifMore));
    }
    CsvTable.Row header = rows.getFirst();
    throwIfAny(issuesOf(header));
    List<Issue> issues = new ArrayList<>();
    for (CsvTable.Row raw : rows.subList(1, rows.size())) {
      CsvRow row = new CsvRow(raw.line(), new HashMap<>(), new ArrayList<>());
      if (raw.cells().size() == header.cells().size()) {
        fill(row.cells(), header.cells(), raw.cells());
        taker.accept(row);
        issues.addAll(row.issues());
      } else {
        issues.add(
            new Issue(
                row.pointer(),
                "%d cells for %d columns".formatted(raw.cells().size(), header.cells().size())));
      }
    }
    throwIfAny(issues);
  }

  private static InvalidDocumentException refused(String message) {
    return new InvalidDocumentException(List.of(new Issue("", message)));
  }

  /** A file without its columns has nothing to be read by line. */
  private List<Issue> issuesOf(CsvTable.Row header) {
    List<Issue> issues = new ArrayList<>();
    for (String column : required) {
      long times = header.cells().stream().filter(column::equals).count();
      if (times != 1) {
        issues.add(
            new Issue(
                "/" + header.line(),
                "the column %s is here %d times; it is needed once"
                    .formatted(Names.quoted(column), times)));
      }
    }
    return issues;
  }

  private static void fill(Map<String, String> cells, List<String> header, List<String> texts) {
    for (int i = 0; i < header.size(); i++) {
      cells.putIfAbsent(header.get(i), texts.get(i).strip());
    }
  }

  private static void throwIfAny(List<Issue> issues) {
    if (issues.size() > LISTED) {
      int more = issues.size() - LISTED;
      issues.subList(LISTED, issues.size()).clear();
      issues.add(new Issue("", "and %d more".formatted(more)));
    }
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
  }
}
