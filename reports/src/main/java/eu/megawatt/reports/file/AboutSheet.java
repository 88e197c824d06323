package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sheet that says what a workbook is: its facts, its sources and what each column means. */
final class AboutSheet {

  static final String NAME = "About";

  private static final Schema SCHEMA =
      new Schema(
          NAME,
          List.of(
              new Column("about", ColumnType.TEXT, "What the line is about."),
              new Column("name", ColumnType.TEXT, "Of the fact or the column."),
              new Column("value", ColumnType.TEXT, "Of the fact; of a column its type."),
              new Column("unit", ColumnType.TEXT, "Of a column."),
              new Column("description", ColumnType.TEXT, "Of a column.")));

  private AboutSheet() {}

  static void write(SheetBook book, Facts facts, List<SheetTable> tables) throws IOException {
    try (CheckedSink sink = new CheckedSink(SCHEMA, new SheetTable(book, NAME, SCHEMA))) {
      for (List<String> line : lines(facts)) {
        sink.row(cells(line));
      }
      for (SheetTable table : tables) {
        for (Column column : table.schema().columns()) {
          sink.row(cells(line(table, column)));
        }
      }
    }
  }

  private static List<List<String>> lines(Facts facts) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("file", "title", facts.title()));
    facts.period().ifPresent(period -> addPeriod(lines, period));
    facts.filters().forEach((name, value) -> lines.add(List.of("filter", name, value)));
    lines.add(List.of("file", "zone of days and months", facts.zone().getId()));
    lines.add(List.of("file", "generated at", facts.generatedAt().toString()));
    lines.add(List.of("file", "snapshot", facts.snapshot()));
    facts.currency().ifPresent(code -> lines.add(List.of("file", "currency", code)));
    facts.sources().forEach(source -> lines.add(List.of("source", "", source)));
    return lines;
  }

  private static void addPeriod(List<List<String>> lines, Facts.Period period) {
    lines.add(List.of("period", "id", period.id()));
    lines.add(List.of("period", "from", period.from().toString()));
    lines.add(List.of("period", "to, not included", period.to().toString()));
    period
        .ledgerSha256()
        .ifPresent(hash -> lines.add(List.of("period", "SHA-256 of the ledger", hash)));
  }

  private static List<String> line(SheetTable table, Column column) {
    return List.of(
        "column of " + table.name(),
        column.name(),
        column.type().word(),
        column.unit().orElse(""),
        column.description());
  }

  private static List<Cell> cells(List<String> line) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < SCHEMA.columns().size(); i++) {
      boolean empty = i >= line.size() || line.get(i).isEmpty();
      cells.add(empty ? Cell.ABSENT : Cell.of(line.get(i)));
    }
    return cells;
  }
}
