package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.DayShape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the hours of a working day and of a day of a weekend have of a mean, as read. */
final class ShapeEntry {

  private static final Shape<ShapeEntry> SHAPE =
      Shape.<ShapeEntry>of("an object of hours")
          .required("workdayRatio", (in, its) -> its.day(in, its.workday))
          .required("weekendRatio", (in, its) -> its.day(in, its.weekend));

  private final Range range;
  private final List<Double> workday = new ArrayList<>();
  private final List<Double> weekend = new ArrayList<>();
  private boolean isWrong;

  /**
   * @param range of a ratio
   */
  ShapeEntry(Range range) {
    this.range = range;
  }

  ShapeEntry read(Cursor in) throws IOException {
    long start = in.at();
    SHAPE.read(in, this);
    if (!isWrong && !workday.isEmpty() && !weekend.isEmpty()) {
      double mean = DayShape.weekMean(workday, weekend);
      if (Math.abs(mean - 1) > DayShape.MEAN_TOLERANCE) {
        in.issues().add(start, in.pointer(), ofMean(mean));
      }
    }
    return this;
  }

  private static String ofMean(double mean) {
    return String.format(
        Locale.ROOT,
        "the mean of a week, five working days and two of the weekend, is %.4f; it must be 1"
            + " within %.2f. Maybe divide all ratios by it",
        mean,
        DayShape.MEAN_TOLERANCE);
  }

  private void day(Cursor in, List<Double> ratios) throws IOException {
    long start = in.at();
    int before = in.issues().size();
    int[] count = {0};
    in.items(
        "numbers",
        it -> {
          double ratio = it.number(range);
          if (count[0] < DayShape.HOURS) {
            ratios.add(ratio);
          }
          count[0]++;
        });
    isWrong |= in.issues().size() > before;
    if (count[0] != DayShape.HOURS && (count[0] > 0 || in.issues().size() == before)) {
      isWrong = true;
      in.issues()
          .add(
              start,
              in.pointer(),
              "%d numbers; a day has %d, from 0 o'clock on".formatted(count[0], DayShape.HOURS));
    }
  }

  DayShape complete() {
    return new DayShape(workday, weekend);
  }
}
