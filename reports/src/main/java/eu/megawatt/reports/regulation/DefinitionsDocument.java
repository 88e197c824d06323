package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON of {@link Definitions}. Every field has to be there; what does not apply is an empty
 * text or list.
 *
 * @param dataPoints what several sets ask for with the same words
 */
record DefinitionsDocument(List<Point> dataPoints, List<Set> sets) {

  /** Stands where a draft has no day on which it entered into force. */
  static final String DRAFT = "draft";

  /**
   * A data point; see {@link DataPointDefinition}.
   *
   * @param unit empty where the answer is in words
   * @param formula empty where it is given
   */
  record Point(
      String id,
      String name,
      String definition,
      String unit,
      String boundary,
      String giver,
      String formula,
      String source,
      boolean isVerified) {

    DataPointDefinition asDefinition() {
      return new DataPointDefinition(
          id, name, definition, filled(unit), boundary, giver, filled(formula), source, isVerified);
    }

    private static Optional<String> filled(String text) {
      return Optional.of(text).filter(it -> !it.isBlank());
    }
  }

  /**
   * A version of a regulation; see {@link DefinitionSet}.
   *
   * @param effectiveFrom a day, or {@code draft}
   * @param due a month and a day, such as {@code 05-15}
   * @param dataPoints ids, in the order of the report
   * @param ownDataPoints those of them that this version words in its own way
   */
  record Set(
      String id,
      String regulation,
      String effectiveFrom,
      int firstYear,
      String note,
      BigDecimal installedItThresholdKw,
      String due,
      Map<String, String> dueOfYear,
      List<String> dataPoints,
      List<Point> ownDataPoints,
      List<IndicatorDefinition> indicators,
      List<ConsistencyRule> rules,
      String source) {}
}
