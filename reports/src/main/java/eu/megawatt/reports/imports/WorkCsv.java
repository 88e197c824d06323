package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads counts of work, a row each, with the columns {@code day}, {@code site}, {@code tenant},
 * {@code pool}, {@code project}, {@code job}, {@code inputTokens}, {@code outputTokens}, {@code
 * tasks}, {@code acceptedTasks} and {@code source}. A day and whose work it is stand in one row.
 * Issues name the line and the column: {@code /12/tasks}.
 */
public final class WorkCsv {

  private static final String FORMAT = "work counts CSV";
  private static final List<String> REQUIRED = List.of("day", "site", "tenant", "source");
  private static final List<String> OPTIONAL =
      List.of("pool", "project", "job", "inputTokens", "outputTokens", "tasks", "acceptedTasks");

  /** Of one row: what a hundred thousand GPUs may write in a day. */
  private static final long MOST = 1_000_000_000_000_000L;

  private final Findings findings = new Findings();
  private final List<WorkCount> found = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private int rows;

  private WorkCsv() {}

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<WorkCount> read(InputStream in) throws IOException {
    WorkCsv counts = new WorkCsv();
    try {
      counts.readAll(Table.of(FileText.utf8(Gathering.bytes(in))));
    } catch (InvalidDocumentException e) {
      counts.findings.issues(e.issues());
    }
    return new Preview<>(
        counts.found,
        counts.findings.issues(),
        counts.findings.notes(),
        new Summary(FORMAT, counts.rows, counts.found.size(), 0));
  }

  private void readAll(Table table) {
    table.checkColumns(REQUIRED, OPTIONAL, findings);
    if (findings.isSound()) {
      table.eachRow(findings, this::readRow);
    }
    if (rows == 0 && findings.isSound()) {
      findings.issue("", "there is no count in the file");
    }
  }

  private void readRow(CsvRow row) {
    rows++;
    onlyOnce(row);
    LocalDate day = day(row);
    long tasks = count(row, "tasks");
    long accepted = count(row, "acceptedTasks");
    if (accepted > tasks) {
      row.add("acceptedTasks", "%d of %d tasks cannot be of use".formatted(accepted, tasks));
    }
    WorkCount count =
        new WorkCount(
            day,
            row.required("site"),
            row.cell("pool"),
            row.required("tenant"),
            row.cell("project"),
            row.cell("job"),
            new Work(
                count(row, "inputTokens"),
                count(row, "outputTokens"),
                tasks,
                Math.min(accepted, tasks)),
            row.required("source"));
    if (row.issues().isEmpty()) {
      found.add(count);
    }
  }

  private void onlyOnce(CsvRow row) {
    String whose =
        Stream.of("day", "site", "pool", "tenant", "project", "job")
            .map(it -> row.cell(it).orElse(""))
            .collect(Collectors.joining("\n"));
    Integer earlier = lines.putIfAbsent(whose, row.line());
    if (earlier != null) {
      row.add("day", "the same day of the same work stands in line %d already".formatted(earlier));
    }
  }

  private static LocalDate day(CsvRow row) {
    String text = row.required("day");
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException _) {
      row.add("day", "%s is not a date such as 2026-06-01".formatted(Names.quoted(text)));
      return LocalDate.EPOCH;
    }
  }

  /** A count; 0 where the cell is empty or cannot be read. */
  private static long count(CsvRow row, String column) {
    Optional<String> text = row.cell(column);
    try {
      long value = text.map(Long::parseLong).orElse(0L);
      if (value >= 0 && value <= MOST) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, as for a number out of bounds
    }
    row.add(
        column,
        "%s is not a whole number from 0 to %d".formatted(Names.quoted(text.orElse("")), MOST));
    return 0;
  }
}
