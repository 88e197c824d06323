package eu.megawatt.telemetry.source.json;

import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.UnreadableException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The body of {@code POST /sample-batches}: {@code
 * {"points":[{"nodeId":"n1","at":"...","powerW":1}]}}, for meters and for people with curl. Each
 * point is one thing at one instant with one or more quantities.
 */
public final class SampleBatches {

  /** Points that a batch may have. */
  public static final int MOST_POINTS = 10_000;

  private static final Map<String, String> QUANTITIES = quantities();
  private static final List<String> OWNERS = List.of("gpuUuid", "nodeId", "meterId");

  private SampleBatches() {}

  /** What became of one point. */
  public sealed interface Point {

    /** Its readings, one or more; what they mean is still to be asked. */
    record Read(List<Reading> readings) implements Point {}

    /**
     * It is none.
     *
     * @param why what was found, what is allowed
     */
    record Refused(String why) implements Point {}
  }

  private static Map<String, String> quantities() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("powerW", "megawatt_sample_power_watts");
    names.put("powerMilliW", "megawatt_sample_power_milliwatts");
    names.put("energyJ", "megawatt_sample_energy_joules_total");
    names.put("energyMilliJ", "megawatt_sample_energy_millijoules_total");
    names.put("energyWh", "megawatt_sample_energy_watt_hours_total");
    names.put("energyKWh", "megawatt_sample_energy_kilowatt_hours_total");
    names.put("utilisationRatio", "megawatt_sample_utilisation_ratio");
    names.put("tensorRatio", "megawatt_sample_tensor_ratio");
    names.put("temperatureC", "megawatt_sample_temperature_celsius");
    names.put("memoryBytes", "megawatt_sample_memory_bytes");
    return names;
  }

  /** Whether a document looks like such a batch. */
  public static boolean recognises(Json document) {
    return document.at("points") instanceof Json.Items;
  }

  /**
   * The points of a batch, each in its place.
   *
   * @throws UnreadableException if the document is no batch, or one of too many points
   */
  public static List<Point> read(Json document) throws UnreadableException {
    if (!recognises(document)) {
      throw new UnreadableException("a batch is an object with the array \"points\"");
    }
    List<Json> points = document.at("points").itemList();
    if (points.size() > MOST_POINTS) {
      throw new UnreadableException(
          "%d points; at most %d are taken at once. Maybe send several batches"
              .formatted(points.size(), MOST_POINTS));
    }
    return points.stream().map(SampleBatches::point).toList();
  }

  private static Point point(Json point) {
    try {
      Map<String, String> labels = Map.of();
      for (String owner : OWNERS) {
        Optional<String> id = point.at(owner).text().filter(text -> !text.isEmpty());
        if (id.isPresent()) {
          if (!labels.isEmpty()) {
            throw new UnreadableException("it has more than one of " + OWNERS);
          }
          labels = Map.of(owner, id.get());
        }
      }
      if (labels.isEmpty()) {
        throw new UnreadableException("it has none of " + OWNERS + " as a string");
      }
      return new Point.Read(readings(point, labels));
    } catch (UnreadableException e) {
      return new Point.Refused(e.reason());
    }
  }

  private static List<Reading> readings(Json point, Map<String, String> labels)
      throws UnreadableException {
    List<Reading> readings = new ArrayList<>();
    OptionalLong at = OptionalLong.of(instant(point.at("at")));
    for (Map.Entry<String, Json> field : point.fieldMap().entrySet()) {
      String name = QUANTITIES.get(field.getKey());
      if (name != null) {
        readings.add(
            new Reading(
                name, labels, Optional.empty(), number(field.getKey(), field.getValue()), at));
      } else if (!field.getKey().equals("at") && !OWNERS.contains(field.getKey())) {
        throw new UnreadableException(
            "unknown field \"%s\"; known: at, %s, %s"
                .formatted(
                    field.getKey(),
                    String.join(", ", OWNERS),
                    String.join(", ", QUANTITIES.keySet())));
      }
    }
    if (readings.isEmpty()) {
      throw new UnreadableException("it has none of " + String.join(", ", QUANTITIES.keySet()));
    }
    return readings;
  }

  private static double number(String field, Json value) throws UnreadableException {
    if (value instanceof Json.Digits && value.number().isPresent()) {
      return value.number().getAsDouble();
    }
    throw new UnreadableException("\"%s\" is no number".formatted(field));
  }

  private static long instant(Json at) throws UnreadableException {
    Optional<String> text = at.text();
    if (text.isPresent()) {
      try {
        return OffsetDateTime.parse(text.get()).toInstant().toEpochMilli();
      } catch (DateTimeException | ArithmeticException _) {
        throw new UnreadableException(
            "\"at\" is \"%s\"; a time is written like 2026-01-12T00:00:00.250Z"
                .formatted(text.get()));
      }
    }
    throw new UnreadableException("\"at\" is missing; a time is written like 2026-01-12T00:00:00Z");
  }
}
