package eu.megawatt.service.energy;

import eu.megawatt.service.json.Exact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Energy over time, column by column. Without {@code meter} the columns add up to what the nodes
 * used, and where there is a meter all but it add up to what it says.
 *
 * @param scope {@code fleet}, {@code site}, {@code domain}, {@code node} or {@code job}
 */
public record EnergySeries(
    Instant from,
    long stepSeconds,
    String scope,
    Optional<String> id,
    List<Column> series,
    Quality quality) {

  public EnergySeries {
    series = List.copyOf(series);
  }

  /**
   * One part.
   *
   * @param values exact, for each step; absent where nothing is known
   */
  public record Column(String id, String unit, List<Optional<Object>> values) {

    public Column {
      values = List.copyOf(values);
    }

    static Column of(String id, List<OptionalLong> millijoules) {
      return new Column(
          id,
          "mJ",
          millijoules.stream()
              .map(it -> it.isPresent() ? Optional.of(Exact.of(it.getAsLong())) : NOTHING)
              .toList());
    }
  }

  private static final Optional<Object> NOTHING = Optional.empty();

  /**
   * How the energy of the nodes is known, for each step; absent where there is none.
   *
   * @param coverageRatio the share of time that is known
   * @param counterRatio the share of the energy that counters said; so the others
   */
  public record Quality(
      List<Optional<Double>> coverageRatio,
      List<Optional<Double>> counterRatio,
      List<Optional<Double>> interpolatedRatio,
      List<Optional<Double>> estimatedRatio) {

    public Quality {
      coverageRatio = List.copyOf(coverageRatio);
      counterRatio = List.copyOf(counterRatio);
      interpolatedRatio = List.copyOf(interpolatedRatio);
      estimatedRatio = List.copyOf(estimatedRatio);
    }
  }

  /** The same as a table: the time, the parts, the quality. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("at");
    series.forEach(it -> csv.append(',').append(it.id()).append("MilliJ"));
    csv.append(",coverageRatio,counterRatio,interpolatedRatio,estimatedRatio\r\n");
    for (int step = 0; step < quality.coverageRatio().size(); step++) {
      csv.append(from.plusSeconds(step * stepSeconds));
      for (Column column : series) {
        cell(csv, column.values().get(step));
      }
      cell(csv, quality.coverageRatio().get(step));
      cell(csv, quality.counterRatio().get(step));
      cell(csv, quality.interpolatedRatio().get(step));
      cell(csv, quality.estimatedRatio().get(step));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  private static void cell(StringBuilder csv, Optional<?> value) {
    csv.append(',');
    value.ifPresent(csv::append);
  }
}
