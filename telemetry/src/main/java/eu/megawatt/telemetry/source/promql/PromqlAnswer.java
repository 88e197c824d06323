package eu.megawatt.telemetry.source.promql;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An answer of {@code /api/v1/query} or {@code /api/v1/query_range}: vectors, matrices and scalars;
 * times in seconds, values as strings.
 */
public final class PromqlAnswer {

  private static final String NAME = "__name__";

  private final Optional<String> name;
  private final ReadingSink sink;

  private PromqlAnswer(Optional<String> name, ReadingSink sink) {
    this.name = name;
    this.sink = sink;
  }

  /** Whether a document looks like such an answer. */
  public static boolean recognises(Json document) {
    String status = document.at("status").text().orElse("");
    return (status.equals("success") && document.at("data").at("resultType").isThere())
        || (status.equals("error") && document.at("errorType").isThere());
  }

  /**
   * Reads all series of an answer.
   *
   * @throws UnreadableException if it is none, or says that the query failed
   */
  public static void read(Json document, ReadingSink sink) throws UnreadableException {
    new PromqlAnswer(Optional.empty(), sink).readAnswer(document);
  }

  /** The same for a query whose answer has lost the metric's name, as those of functions do. */
  public static void read(Json document, String name, ReadingSink sink) throws UnreadableException {
    new PromqlAnswer(Optional.of(name), sink).readAnswer(document);
  }

  private void readAnswer(Json document) throws UnreadableException {
    if (!recognises(document)) {
      throw new UnreadableException("it has neither a result nor an error of a query");
    }
    if (document.at("status").text().equals(Optional.of("error"))) {
      throw new UnreadableException(
          "the query failed: %s: %s"
              .formatted(
                  document.at("errorType").text().orElse(""),
                  document.at("error").text().orElse("")));
    }
    Json result = document.at("data").at("result");
    String type = document.at("data").at("resultType").text().orElse("");
    switch (type) {
      case "vector", "matrix" -> result.itemList().forEach(this::series);
      case "scalar" -> point(Map.of(), name.orElse("scalar"), result);
      default ->
          throw new UnreadableException(
              "a result of type \"%s\"; vector, matrix and scalar are read".formatted(type));
    }
    if (document.at("isPartial").equals(new Json.Flag(true))) {
      sink.refused(
          Rejection.MALFORMED,
          "answer",
          "it says itself that it is partial: a part did not answer");
    }
  }

  private void series(Json series) {
    Map<String, String> labels = new LinkedHashMap<>();
    series
        .at("metric")
        .fieldMap()
        .forEach((label, value) -> value.text().ifPresent(text -> labels.put(label, text)));
    String own = labels.getOrDefault(NAME, "");
    labels.remove(NAME);
    String called = name.orElse(own);
    if (called.isEmpty()) {
      sink.refused(
          Rejection.UNKNOWN_NAME,
          "a series without a name",
          "the query loses the metric's name. Maybe say with \"name\" what it is");
      return;
    }
    Map<String, String> fixed = Collections.unmodifiableMap(labels);
    if (series.at("value").isThere()) {
      point(fixed, called, series.at("value"));
    }
    series.at("values").itemList().forEach(point -> point(fixed, called, point));
    if (series.at("histogram").isThere() || series.at("histograms").isThere()) {
      sink.refused(Rejection.UNSUPPORTED_KIND, called, "a histogram");
    }
  }

  private void point(Map<String, String> labels, String called, Json point) {
    Optional<String> seconds = point.at(0).digits();
    OptionalDouble value = point.at(1).number();
    OptionalLong at = seconds.map(PromqlAnswer::millis).orElse(OptionalLong.empty());
    if (at.isEmpty() || value.isEmpty()) {
      sink.refused(Rejection.MALFORMED, called, "a point that is not [seconds, \"number\"]");
      return;
    }
    sink.reading(new Reading(called, labels, Optional.empty(), value.getAsDouble(), at));
  }

  private static OptionalLong millis(String seconds) {
    try {
      BigDecimal time = new BigDecimal(seconds);
      if (Math.abs(time.scale()) > 100) {
        return OptionalLong.empty();
      }
      return OptionalLong.of(
          time.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return OptionalLong.empty();
    }
  }
}
