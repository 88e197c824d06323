package eu.megawatt.planner.power;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.NamedColumns;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.planner.power.Oversubscription.Drawn;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of what nodes drew by hour, by the columns {@code mean_w} and {@code deviation_w}, found
 * by name; further columns are passed over.
 */
public final class MeasuredCsv {

  /** Hours that are read at most: four years. */
  public static final int MOST_ROWS = 35_064;

  private static final int MOST_WATTS = 10_000_000;

  private static final NamedColumns FILE =
      new NamedColumns(List.of("mean_w", "deviation_w"), MOST_ROWS, "leave out old hours");

  private MeasuredCsv() {}

  /**
   * All of a file.
   *
   * @throws InvalidDocumentException with everything wrong, by line and column
   */
  public static List<Drawn> read(InputStream in) throws IOException {
    List<Drawn> hours = new ArrayList<>();
    FILE.read(in, row -> read(row, hours));
    return hours;
  }

  private static void read(CsvRow row, List<Drawn> hours) {
    int mean = row.whole("mean_w", 1, MOST_WATTS);
    int deviation = row.whole("deviation_w", 0, MOST_WATTS);
    if (row.issues().isEmpty()) {
      hours.add(new Drawn(mean, deviation));
    }
  }
}
