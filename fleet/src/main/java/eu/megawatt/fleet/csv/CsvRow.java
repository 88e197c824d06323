package eu.megawatt.fleet.csv;

import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.unit.Power;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The cells of a row by column; what cannot be read is added to the issues and stood in for. */
public record CsvRow(int line, Map<String, String> cells, List<Issue> issues) {

  /** What separates the values of one cell. */
  private static final String BETWEEN = "\\|";

  /** Where an issue of the row is: the line, and the column where there is one. */
  public String pointer() {
    return "/" + line;
  }

  /** A cell with something in it; empty where the column is missing or the cell is. */
  public Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty());
  }

  public String required(String column) {
    return cell(column)
        .orElseGet(
            () -> {
              add(column, "the cell is empty");
              return "";
            });
  }

  public int whole(String column) {
    return (int) number(column, Integer.MAX_VALUE);
  }

  /** A whole number within bounds; where it is not one, the least stands in for it. */
  public int whole(String column, int least, int most) {
    String text = required(column);
    if (text.isEmpty()) {
      return least;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, as for a number out of bounds
    }
    add(
        column,
        "%s is not a whole number from %d to %d".formatted(Names.quoted(text), least, most));
    return least;
  }

  public Power watts(String column) {
    return new Power(number(column, Long.MAX_VALUE / 1_000) * 1_000);
  }

  private long number(String column, long most) {
    String text = required(column);
    if (text.isEmpty()) {
      return 0;
    }
    try {
      long value = Long.parseLong(text);
      if (Math.abs(value) <= most) {
        return value;
      }
    } catch (NumberFormatException _) {
      // said below, as for a number that is too large
    }
    add(column, Names.quoted(text) + " is not a whole number without a unit or separators");
    return 0;
  }

  public List<String> several(String column) {
    return cell(column).stream()
        .flatMap(text -> Stream.of(text.split(BETWEEN, -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** What a cell says, or what was known where the table has no such column. */
  public <T> T orKept(String column, Function<String, T> read, T known) {
    return cells.containsKey(column) ? read.apply(column) : known;
  }

  public Optional<Instant> instant(String column) {
    Optional<String> text = cell(column);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException _) {
      add(
          column,
          Names.quoted(text.orElse("")) + " is not a time such as \"2026-01-12T00:00:00Z\"");
      return Optional.empty();
    }
  }

  public void add(String column, String message) {
    issues.add(new Issue(pointer() + "/" + column, message));
  }
}
