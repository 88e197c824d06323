package eu.megawatt.scheduler.pack.trace;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.CsvTable;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table of which some columns are read, in any order, a row at a time; others are passed over.
 * Issues name line and column: {@code /12/num_gpu}.
 */
final class TraceTable {

  /** Issues that are told at most. */
  static final int LISTED = 1_000;

  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private TraceTable() {}

  /**
   * Reads a file.
   *
   * @param required columns that have to be there
   * @param name the column whose cells may not repeat
   * @param read one row; empty where it adds to the row's issues
   * @throws InvalidDocumentException with everything wrong in the table
   */
  static <T> List<T> read(
      Path file, List<String> required, String name, Function<CsvRow, Optional<T>> read)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidDocumentException(List.of(new Issue("", "there is no such file")));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return new TraceTable().rows(CsvTable.read(in), required, name, read);
    }
  }

  private <T> List<T> rows(
      List<CsvTable.Row> rows,
      List<String> required,
      String name,
      Function<CsvRow, Optional<T>> read) {
    if (rows.isEmpty()) {
      throw new InvalidDocumentException(List.of(new Issue("", "the file is empty")));
    }
    List<String> header = rows.getFirst().cells();
    String line = "/" + rows.getFirst().line() + "/";
    required.stream()
        .filter(column -> !header.contains(column))
        .forEach(
            column ->
                issues.add(
                    new Issue(
                        line + column, "the column " + Names.quoted(column) + " is missing")));
    header.stream()
        .filter(column -> required.contains(column) && isTwice(column, header))
        .distinct()
        .forEach(
            column ->
                issues.add(
                    new Issue(
                        line + column,
                        "the column " + Names.quoted(column) + " stands here twice")));
    throwIfAny();
    List<T> all = new ArrayList<>();
    for (CsvTable.Row row : rows.subList(1, rows.size())) {
      cells(row, header)
          .ifPresent(
              it -> {
                checkName(it, name);
                read.apply(it).ifPresent(all::add);
              });
    }
    throwIfAny();
    return List.copyOf(all);
  }

  private static boolean isTwice(String column, List<String> header) {
    return header.indexOf(column) != header.lastIndexOf(column);
  }

  private Optional<CsvRow> cells(CsvTable.Row row, List<String> header) {
    if (row.cells().size() != header.size()) {
      issues.add(
          new Issue(
              "/" + row.line(),
              "%d cells for %d columns".formatted(row.cells().size(), header.size())));
      return Optional.empty();
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), row.cells().get(i));
    }
    return Optional.of(new CsvRow(row.line(), cells, issues));
  }

  private void checkName(CsvRow row, String column) {
    String name = row.required(column);
    Integer earlier = lines.putIfAbsent(name, row.line());
    if (earlier != null && !name.isEmpty()) {
      row.add(column, "%s stands in line %d already".formatted(Names.quoted(name), earlier));
    }
  }

  private void throwIfAny() {
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
