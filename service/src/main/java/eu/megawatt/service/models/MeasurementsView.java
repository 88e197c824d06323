package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of models, in short.
 *
 * @param passedOverCount rows of models that write no tokens
 */
public record MeasurementsView(
    int version,
    Instant recordedAt,
    String recordedBy,
    String reason,
    Optional<String> source,
    Optional<String> basis,
    int rowCount,
    int passedOverCount,
    List<MeasuredView> models) {

  /** One model at one task on one type of GPU. */
  public record MeasuredView(
      String nickname, String task, String gpuType, int configurationCount) {}

  private record Kind(String nickname, String task, String gpuType) {}

  /** What a table has, in the order of the file. */
  public static MeasurementsView of(ModelTable table, Measurements its) {
    Map<Kind, Integer> counts = new LinkedHashMap<>();
    its.all().forEach(it -> counts.merge(kind(it), 1, Integer::sum));
    return new MeasurementsView(
        table.version(),
        table.recordedAt(),
        table.recordedBy(),
        table.reason(),
        table.source().map(Source::text),
        table.source().map(BasisWord::of),
        its.all().size(),
        its.passedOver(),
        counts.entrySet().stream()
            .map(
                it ->
                    new MeasuredView(
                        it.getKey().nickname(),
                        it.getKey().task(),
                        it.getKey().gpuType(),
                        it.getValue()))
            .toList());
  }

  private static Kind kind(Measurement it) {
    return new Kind(it.nickname(), it.task(), it.configuration().gpuType());
  }
}
