package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.CsvTable;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file of rows under a header. The separator is whichever of comma, semicolon and tab the header
 * has most of; where it is no comma, numbers may have a decimal comma.
 */
final class Table {

  /** Rows that are read at most: ten years of quarter hours and more. */
  static final int MOST_ROWS = 400_000;

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  private final char separator;
  private final List<CsvTable.Row> rows;

  private Table(char separator, List<CsvTable.Row> rows) {
    this.separator = separator;
    this.rows = rows;
  }

  /**
   * Cuts a text into rows.
   *
   * @throws eu.megawatt.fleet.document.InvalidDocumentException where there is no header, a quote
   *     is not closed, or there are too many rows
   */
  static Table of(String text) {
    char separator = separator(text.lines().findFirst().orElse(""));
    List<CsvTable.Row> rows = CsvTable.read(text, separator, MOST_ROWS);
    if (rows.isEmpty()) {
      throw Gathering.refused("", "the file is empty");
    }
    return new Table(separator, rows);
  }

  private static char separator(String header) {
    char most = ',';
    for (char candidate : SEPARATORS) {
      if (count(header, candidate) > count(header, most)) {
        most = candidate;
      }
    }
    return most;
  }

  private static long count(String text, char what) {
    return text.chars().filter(c -> c == what).count();
  }

  List<String> header() {
    return rows.getFirst().cells();
  }

  /** The first column whose name a pattern is found in; empty where there is none. */
  Optional<String> column(String pattern) {
    return header().stream().filter(name -> name.matches(pattern)).findFirst();
  }

  /** Where an issue of the header is. */
  String headerPointer() {
    return "/" + rows.getFirst().line();
  }

  /** A number as this file writes them. */
  Optional<BigDecimal> number(String text) {
    return Accepted.number(separator == ',' ? text : text.replace(',', '.'));
  }

  /** Names columns that are missing, unknown or there twice. */
  void checkColumns(Collection<String> required, Collection<String> optional, Findings findings) {
    List<String> known = Stream.concat(required.stream(), optional.stream()).toList();
    Set<String> seen = new HashSet<>();
    for (String column : header()) {
      if (!known.contains(column)) {
        findings.issue(headerPointer(), Names.unknown(column, "a column", known));
      } else if (!seen.add(column)) {
        findings.issue(
            headerPointer(), "the column %s stands here twice".formatted(Names.quoted(column)));
      }
    }
    required.stream()
        .filter(column -> !seen.contains(column))
        .forEach(
            column ->
                findings.issue(
                    headerPointer(), "the column %s is missing".formatted(Names.quoted(column))));
  }

  /** Visits the rows below the header; one with too few or too many cells is an issue. */
  void eachRow(Findings findings, Consumer<CsvRow> visit) {
    for (CsvTable.Row raw : rows.subList(1, rows.size())) {
      int cells = filled(raw.cells());
      if (cells > header().size() || raw.cells().size() < header().size()) {
        findings.issue(
            "/" + raw.line(), "%d cells for %d columns".formatted(cells, header().size()));
      } else {
        visit(raw, findings, visit);
      }
    }
  }

  /** Visits the rows below the header; cells that a row has not are empty. */
  void eachRaggedRow(Findings findings, Consumer<CsvRow> visit) {
    rows.subList(1, rows.size()).forEach(raw -> visit(raw, findings, visit));
  }

  private void visit(CsvTable.Row raw, Findings findings, Consumer<CsvRow> visit) {
    List<Issue> issues = new ArrayList<>();
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header().size(); i++) {
      cells.putIfAbsent(header().get(i), i < raw.cells().size() ? raw.cells().get(i).strip() : "");
    }
    visit.accept(new CsvRow(raw.line(), cells, issues));
    findings.issues(issues);
  }

  /** Cells without the empty ones that some programs write at the end of a row. */
  private static int filled(List<String> cells) {
    int count = cells.size();
    while (count > 0 && cells.get(count - 1).isEmpty()) {
      count--;
    }
    return count;
  }
}
