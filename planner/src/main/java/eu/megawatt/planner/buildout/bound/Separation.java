package eu.megawatt.planner.buildout.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Finds rounded rows that a solution of the linear relaxation does not keep. */
final class Separation {

  private static final double LEAST_VIOLATION = 0.01;
  private static final double FRACTION = 0.05;
  private static final int MOST_DIVISORS = 12;

  private record Found(Row row, double violation) {}

  private final List<Row> demandRows;

  Separation(List<Row> demandRows) {
    this.demandRows = demandRows;
  }

  /**
   * The most violated rows, at most one for each demand row.
   *
   * @param degrees how far options are ready by option and quarter
   */
  List<Row> rows(double[][] degrees, int most) {
    List<Found> found = new ArrayList<>();
    for (Row row : demandRows) {
      best(row, degrees).filter(it -> it.violation > LEAST_VIOLATION).ifPresent(found::add);
    }
    found.sort(Comparator.comparingDouble(Found::violation).reversed());
    return found.stream().limit(most).map(Found::row).toList();
  }

  private static Optional<Found> best(Row row, double[][] degrees) {
    boolean[] complemented = new boolean[row.options.length];
    for (int i = 0; i < complemented.length; i++) {
      complemented[i] = degrees[row.options[i]][row.quarter] > 0.5;
    }
    Rounding rounding = new Rounding(row, complemented);
    double shortKw = Math.max(0, row.lackKw(degrees));
    return divisors(row, degrees)
        .filter(rounding::rounds)
        .mapToObj(rounding::by)
        .map(it -> new Found(it, violation(it, degrees, shortKw)))
        .max(Comparator.comparingDouble(Found::violation));
  }

  private static LongStream divisors(Row row, double[][] degrees) {
    return IntStream.range(0, row.options.length)
        .filter(i -> isFraction(degrees[row.options[i]][row.quarter]))
        .mapToLong(i -> row.kw[i])
        .distinct()
        .limit(MOST_DIVISORS);
  }

  private static boolean isFraction(double degree) {
    return degree > FRACTION && degree < 1 - FRACTION;
  }

  /** What is missing, as a part of the length of the row. */
  private static double violation(Row row, double[][] degrees, double shortKw) {
    double square = LongStream.of(row.kw).mapToDouble(it -> (double) it * it).sum();
    return (row.lackKw(degrees) - shortKw) / Math.sqrt(Math.max(1, square));
  }
}
