package eu.megawatt.telemetry.source.otlp;

import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OTLP's metrics as JSON: lower camel case, and integers of 64 bits as strings or as numbers. */
public final class OtlpJson {

  private static final int NO_RECORDED_VALUE = 1;
  private static final int LARGEST_EXPONENT = 30;

  private OtlpJson() {}

  /** Whether a document looks like such an export. */
  public static boolean recognises(Json document) {
    return document.at("resourceMetrics") instanceof Json.Items;
  }

  /** Reads all metrics of an export. */
  public static void read(Json document, ReadingSink sink) throws UnreadableException {
    if (!recognises(document) && !document.equals(new Json.Fields(Map.of()))) {
      throw new UnreadableException("it has no array \"resourceMetrics\"");
    }
    for (Json resource : document.at("resourceMetrics").itemList()) {
      Map<String, String> attributes = attributes(resource.at("resource"));
      for (Json scope : resource.at("scopeMetrics").itemList()) {
        for (Json metric : scope.at("metrics").itemList()) {
          OtlpReadings.emit(attributes, metric(metric), sink);
        }
      }
    }
  }

  private static OtlpMetric metric(Json metric) throws UnreadableException {
    OtlpMetric.Kind kind = kind(metric);
    Json data =
        switch (kind) {
          case GAUGE -> metric.at("gauge");
          case SUM -> metric.at("sum");
          default -> new Json.Nothing();
        };
    String name = metric.at("name").text().orElse("");
    return new OtlpMetric(
        name,
        metric.at("unit").text().orElse(""),
        kind,
        temporality(data.at("aggregationTemporality")),
        points(name, data.at("dataPoints").itemList()));
  }

  private static OtlpMetric.Kind kind(Json metric) {
    Map<String, Json> fields = metric.fieldMap();
    if (fields.containsKey("gauge")) {
      return OtlpMetric.Kind.GAUGE;
    }
    if (fields.containsKey("sum")) {
      return OtlpMetric.Kind.SUM;
    }
    if (fields.containsKey("histogram")) {
      return OtlpMetric.Kind.HISTOGRAM;
    }
    if (fields.containsKey("exponentialHistogram")) {
      return OtlpMetric.Kind.EXPONENTIAL_HISTOGRAM;
    }
    return fields.containsKey("summary") ? OtlpMetric.Kind.SUMMARY : OtlpMetric.Kind.NONE;
  }

  private static OtlpMetric.Temporality temporality(Json value) {
    return switch (value) {
      case Json.Digits(String text) when text.equals("1") -> OtlpMetric.Temporality.DELTA;
      case Json.Digits(String text) when text.equals("2") -> OtlpMetric.Temporality.CUMULATIVE;
      case Json.Text(String text) when text.endsWith("_DELTA") -> OtlpMetric.Temporality.DELTA;
      case Json.Text(String text) when text.endsWith("_CUMULATIVE") ->
          OtlpMetric.Temporality.CUMULATIVE;
      default -> OtlpMetric.Temporality.UNSPECIFIED;
    };
  }

  private static List<OtlpMetric.Point> points(String name, List<Json> points)
      throws UnreadableException {
    List<OtlpMetric.Point> read = new ArrayList<>(points.size());
    for (Json point : points) {
      read.add(point(name, point));
    }
    return read;
  }

  private static OtlpMetric.Point point(String name, Json point) throws UnreadableException {
    Json value = point.at("asDouble").isThere() ? point.at("asDouble") : point.at("asInt");
    boolean none = (whole(name, point.at("flags")) & NO_RECORDED_VALUE) != 0 || !value.isThere();
    if (!none && value.number().isEmpty()) {
      throw new UnreadableException("a point of %s has no number for its value".formatted(name));
    }
    return new OtlpMetric.Point(
        attributes(point),
        whole(name, point.at("startTimeUnixNano")),
        whole(name, point.at("timeUnixNano")),
        !none,
        none ? Double.NaN : value.number().getAsDouble());
  }

  private static long whole(String name, Json number) throws UnreadableException {
    Optional<String> digits = number.digits();
    try {
      BigDecimal value = new BigDecimal(digits.orElse("0"));
      if (Math.abs(value.scale()) <= LARGEST_EXPONENT) {
        return value.longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw notWhole(name, e);
    }
    throw notWhole(name, new ArithmeticException());
  }

  private static UnreadableException notWhole(String name, Throwable cause) {
    return new UnreadableException(
        "a point of %s has no whole number of 64 bits where one should be".formatted(name), cause);
  }

  private static Map<String, String> attributes(Json owner) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Json attribute : owner.at("attributes").itemList()) {
      Optional<String> key = attribute.at("key").text();
      Optional<String> value = text(attribute.at("value"));
      if (key.isPresent() && value.isPresent()) {
        attributes.putIfAbsent(key.get(), value.get());
      }
    }
    return attributes;
  }

  /** Arrays and maps as values say nobody's name. */
  private static Optional<String> text(Json value) {
    for (Json found : value.fieldMap().values()) {
      return switch (found) {
        case Json.Text(String text) -> Optional.of(text);
        case Json.Digits(String text) -> Optional.of(text);
        case Json.Flag(boolean set) -> Optional.of(Boolean.toString(set));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }
}
