package eu.megawatt.planner.models;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.Source.Basis;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** One row of a file of qualities. */
record QualityRow(CsvRow row) {

  private static final Pattern NUMBER =
      Pattern.compile("\\d{1,12}(\\.\\d{1,25})?([eE]-?\\d{1,2})?");

  private static final int MOST_TRIALS = 1_000_000_000;

  /** What it says; empty where the row's issues say why there is nothing. */
  Optional<Judged.Row> read() {
    String nickname = row.required("model");
    String task = row.required("task");
    double share = share();
    OptionalInt trials =
        row.cell("trials").isPresent()
            ? OptionalInt.of(row.whole("trials", 1, MOST_TRIALS))
            : OptionalInt.empty();
    Basis basis = basis();
    String source = row.required("source");
    LocalDate day = day();
    if (!row.issues().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Judged.Row(
              nickname, new ModelQuality(task, share, trials, new Source(source, basis), day)));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      row.add(message.startsWith("source") ? "source" : "share", message);
      return Optional.empty();
    }
  }

  private double share() {
    String text = row.required("share");
    if (text.isEmpty() || NUMBER.matcher(text).matches()) {
      return text.isEmpty() ? 0 : Double.parseDouble(text);
    }
    row.add("share", "%s is not a number from 0 to 1".formatted(Names.quoted(text)));
    return 0;
  }

  private Basis basis() {
    String text = row.required("basis");
    for (Basis each : Basis.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    if (!text.isEmpty()) {
      row.add("basis", "%s is neither measured nor estimated".formatted(Names.quoted(text)));
    }
    return Basis.ESTIMATED;
  }

  private LocalDate day() {
    String text = row.required("day");
    try {
      return text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text);
    } catch (DateTimeException _) {
      row.add("day", "%s is not a day such as 2026-03-31".formatted(Names.quoted(text)));
      return LocalDate.EPOCH;
    }
  }
}
