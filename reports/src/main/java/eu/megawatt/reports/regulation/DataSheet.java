package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The data points of one data centre and year, as one set of definitions asks for them: each once,
 * in its order, given, derived or missing.
 */
public final class DataSheet {

  private final DefinitionSet set;
  private final SequencedMap<String, DataPoint> points;
  private final List<String> contradictions;

  private DataSheet(
      DefinitionSet set, SequencedMap<String, DataPoint> points, List<String> contradictions) {
    this.set = set;
    this.points = points;
    this.contradictions = contradictions;
  }

  /**
   * Takes what a set asks for from what is given; more may be given than is asked for. A point that
   * follows from others is derived from them, and what was given of it is compared.
   *
   * @param given each id once
   */
  public static DataSheet of(DefinitionSet set, Map<String, DataPoint> given) {
    SequencedMap<String, DataPoint> points = new LinkedHashMap<>();
    set.dataPoints().forEach(each -> points.put(each.id(), given(each, given)));
    List<String> contradictions = new ArrayList<>();
    for (DataPointDefinition each : set.dataPoints()) {
      derived(each, points)
          .ifPresent(
              derived -> {
                contradiction(given.get(each.id()), derived).ifPresent(contradictions::add);
                points.put(each.id(), derived);
              });
    }
    return new DataSheet(set, points, contradictions);
  }

  /** In the order of the definitions. */
  public List<DataPoint> points() {
    return List.copyOf(points.sequencedValues());
  }

  /** What contradicts itself, in words. */
  public List<String> findings() {
    List<String> findings = new ArrayList<>(contradictions);
    Map<String, BigDecimal> values = values();
    set.rules().forEach(rule -> rule.broken(values).ifPresent(findings::add));
    return findings;
  }

  /** The numbers that are known, by id. */
  Map<String, BigDecimal> values() {
    Map<String, BigDecimal> values = new HashMap<>();
    for (DataPoint point : points.sequencedValues()) {
      if (point instanceof DataPoint.Known known) {
        values.put(known.id(), known.value());
      }
    }
    return values;
  }

  DataQuality quality(String pointId) {
    return Optional.ofNullable(points.get(pointId))
        .map(DataPoint::quality)
        .orElse(DataQuality.MISSING);
  }

  private static DataPoint given(DataPointDefinition definition, Map<String, DataPoint> given) {
    DataPoint point = given.get(definition.id());
    return point != null
        ? point
        : new DataPoint.Missing(
            definition.id(), "nobody gave it; it is for: %s".formatted(definition.giver()));
  }

  private static Optional<DataPoint.Known> derived(
      DataPointDefinition definition, SequencedMap<String, DataPoint> points) {
    return definition
        .formula()
        .flatMap(
            text -> {
              List<DataPoint.Known> parts = new ArrayList<>();
              Map<String, BigDecimal> values = new HashMap<>();
              for (String id : Formula.parse(text).pointIds()) {
                if (points.get(id) instanceof DataPoint.Known known) {
                  parts.add(known);
                  values.put(id, known.value());
                }
              }
              return Formula.parse(text)
                  .value(values)
                  .flatMap(
                      value ->
                          provenance(text, parts)
                              .map(it -> new DataPoint.Known(definition.id(), value, it)));
            });
  }

  /** The worst quality, and the days that all parts have; empty where there is none. */
  private static Optional<Provenance> provenance(String formula, List<DataPoint.Known> parts) {
    DataQuality quality = DataQuality.MEASURED;
    LocalDate from = LocalDate.MIN;
    LocalDate to = LocalDate.MAX;
    List<String> meterIds = new ArrayList<>();
    for (DataPoint.Known part : parts) {
      quality = quality.worse(part.quality());
      from = from.isAfter(part.provenance().from()) ? from : part.provenance().from();
      to = to.isBefore(part.provenance().to()) ? to : part.provenance().to();
      meterIds.addAll(part.provenance().meterIds());
    }
    return from.isBefore(to)
        ? Optional.of(new Provenance(quality, meterIds, from, to, "calculated: " + formula))
        : Optional.empty();
  }

  private static Optional<String> contradiction(
      @Nullable DataPoint given, DataPoint.Known derived) {
    return given instanceof DataPoint.Known known && known.value().compareTo(derived.value()) != 0
        ? Optional.of(
            "%s was given as %s; %s is %s, which is what counts"
                .formatted(
                    known.id(),
                    known.value().toPlainString(),
                    derived.provenance().source(),
                    derived.value().toPlainString()))
        : Optional.empty();
  }
}
