package eu.megawatt.planner.models.measure;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.NamedColumns;
import eu.megawatt.fleet.document.InvalidDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of measurements with the columns of the ML.ENERGY leaderboard, found by name; further
 * columns are passed over. A customer's own measurements need only {@link #required()}.
 */
public final class MeasurementCsv {

  /** Rows that are read at most. */
  public static final int MOST_ROWS = 20_000;

  private static final NamedColumns FILE =
      new NamedColumns(MeasurementRow.REQUIRED, MOST_ROWS, "split it");

  private final Source source;
  private final List<Measurement> found = new ArrayList<>();
  private int passedOver;

  private MeasurementCsv(Source source) {
    this.source = source;
  }

  /** Columns that a file must have. */
  public static List<String> required() {
    return MeasurementRow.REQUIRED;
  }

  /**
   * All of a file.
   *
   * @param source of every row
   * @throws InvalidDocumentException with everything wrong, by line and column, at most 200 issues
   *     and one that says how many more there are
   */
  public static Measurements read(InputStream in, Source source) throws IOException {
    MeasurementCsv csv = new MeasurementCsv(source);
    FILE.read(in, csv::take);
    return new Measurements(csv.found, csv.passedOver);
  }

  private void take(CsvRow cells) {
    MeasurementRow row = new MeasurementRow(cells, source);
    if (row.isOfPictures()) {
      passedOver++;
    } else {
      row.read().ifPresent(found::add);
    }
  }
}
