package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one version of a regulation asks for each year.
 *
 * @param regulation its number or, of a draft, what it is a draft of
 * @param effectiveFrom the day it entered into force; empty of a draft
 * @param firstYear the first calendar year that is reported
 * @param note what a reader has to know of it
 * @param installedItThresholdKw from which installed IT power on it applies
 * @param due by when a year is reported in the next
 * @param dueOfYear other days, by the year that is reported
 * @param source where it was read
 */
public record DefinitionSet(
    String id,
    String regulation,
    Optional<LocalDate> effectiveFrom,
    int firstYear,
    String note,
    BigDecimal installedItThresholdKw,
    MonthDay due,
    Map<Integer, LocalDate> dueOfYear,
    List<DataPointDefinition> dataPoints,
    List<IndicatorDefinition> indicators,
    List<ConsistencyRule> rules,
    String source) {

  public DefinitionSet {
    dueOfYear = Map.copyOf(dueOfYear);
    dataPoints = List.copyOf(dataPoints);
    indicators = List.copyOf(indicators);
    rules = List.copyOf(rules);
  }

  /** Whether it is no law yet. */
  public boolean isDraft() {
    return effectiveFrom.isEmpty();
  }

  /** The day by which a year is to be reported. */
  public LocalDate dueOn(int year) {
    return Optional.ofNullable(dueOfYear.get(year)).orElseGet(() -> due.atYear(year + 1));
  }

  public Optional<DataPointDefinition> dataPoint(String pointId) {
    return dataPoints.stream().filter(point -> point.id().equals(pointId)).findFirst();
  }

  /** Everything in it that is a formula. */
  Stream<String> formulas() {
    return Stream.of(
            dataPoints.stream().flatMap(point -> point.formula().stream()),
            indicators.stream().map(IndicatorDefinition::formula),
            rules.stream().flatMap(rule -> Stream.of(rule.smaller(), rule.larger())))
        .flatMap(formulas -> formulas);
  }
}
