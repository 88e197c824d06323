package eu.megawatt.reports.regulation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one version of a regulation asks of a data centre's year, and what is known of it.
 *
 * @param dueOn by when it is to be reported
 * @param indicators calculated anew from the data points
 * @param findings what contradicts itself or does not cover the year, in words
 */
public record VersionReport(
    DefinitionSet set,
    Applicability applicability,
    LocalDate dueOn,
    DataSheet sheet,
    List<IndicatorResult> indicators,
    List<String> findings) {

  public VersionReport {
    indicators = List.copyOf(indicators);
    findings = List.copyOf(findings);
  }

  /** What is missing, each with who has to give it. */
  public List<DataPoint.Missing> missing() {
    return sheet.points().stream()
        .flatMap(
            point ->
                point instanceof DataPoint.Missing missing ? Stream.of(missing) : Stream.empty())
        .toList();
  }

  /** Data points that are worded from memory or from summaries, by id. */
  public List<String> unverified() {
    return set.dataPoints().stream()
        .filter(point -> !point.isVerified())
        .map(DataPointDefinition::id)
        .toList();
  }
}
