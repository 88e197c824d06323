package eu.megawatt.telemetry.source.redfish;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One resource of a Redfish tree. Times in it are the controller's own, which are often years off,
 * so readings carry none: they are of the moment of the answer.
 */
public final class RedfishDocument {

  static final String POWER = "redfish_power_watts";
  static final String JOULES = "redfish_energy_joules";
  static final String KILOWATT_HOURS = "redfish_energy_kilowatt_hours";

  private static final String METER = "meter";
  private static final String READING = "Reading";

  private final Json document;
  private final Map<String, String> labels;
  private final ReadingSink sink;

  private RedfishDocument(Json document, Map<String, String> labels, ReadingSink sink) {
    this.document = document;
    this.labels = labels;
    this.sink = sink;
  }

  /** Whether a document looks like a resource. */
  public static boolean recognises(Json document) {
    return document.at("@odata.type").text().isPresent();
  }

  /**
   * Reads what power and energy of a whole a resource states; parts are refused.
   *
   * @param owner labels that say whose it is; without any it is its chassis'
   */
  public static void read(Json document, Map<String, String> owner, ReadingSink sink)
      throws UnreadableException {
    if (!recognises(document)) {
      throw new UnreadableException("it has no \"@odata.type\"");
    }
    Map<String, String> labels = new LinkedHashMap<>(owner);
    chassis(document).ifPresent(id -> labels.putIfAbsent("chassis", id));
    new RedfishDocument(document, Collections.unmodifiableMap(labels), sink).read();
  }

  /** {@code Power} of {@code #Power.v1_7_1.Power}. */
  static String type(Json document) {
    String type = document.at("@odata.type").text().orElse("");
    return type.substring(type.lastIndexOf('.') + 1);
  }

  private static Optional<String> chassis(Json document) {
    String[] steps = document.at("@odata.id").text().orElse("").split("/", -1);
    for (int i = 0; i + 1 < steps.length; i++) {
      if (steps[i].equals("Chassis")) {
        return Optional.of(steps[i + 1].replaceAll("#.*", ""));
      }
    }
    return Optional.empty();
  }

  private void read() {
    switch (type(document)) {
      case "EnvironmentMetrics", "PowerDistributionMetrics", "OutletMetrics", "CircuitMetrics" ->
          metrics();
      case "Power" -> legacyPower();
      case "PowerSupplyMetrics" ->
          refuse("InputPowerWatts", "one power supply of several; the tree's reader adds them up");
      case "Sensor" -> sensor();
      case "Control" -> refuse(type(document), "a limit that is set, not a reading");
      default ->
          sink.refused(
              Rejection.UNKNOWN_NAME,
              type(document),
              "a resource that says nothing of power or energy");
    }
  }

  private void metrics() {
    power(document.at("PowerWatts").at(READING), "PowerWatts");
    energy();
  }

  private void energy() {
    document.at("EnergyJoules").at(READING).number().ifPresent(joules -> emit(JOULES, joules));
    document.at("EnergykWh").at(READING).number().ifPresent(this::kilowattHours);
  }

  /** A counter in such steps stands still for hours at a node, and is then taken for a dead one. */
  private void kilowattHours(double value) {
    if (labels.containsKey(METER)) {
      emit(KILOWATT_HOURS, value);
    } else {
      refuse("EnergykWh", "too coarse for a node: steps of a kilowatt-hour are an hour at 1 kW");
    }
  }

  private void legacyPower() {
    power(document.at("PowerControl").at(0).at("PowerConsumedWatts"), "PowerConsumedWatts");
    document
        .at("PowerControl")
        .objects()
        .skip(1)
        .forEach(
            part -> refuse(part.at("Name").text().orElse("PowerControl"), "a part of the whole"));
  }

  private void power(Json watts, String field) {
    OptionalDouble value = watts.number();
    if (value.isPresent()) {
      emit(POWER, value.getAsDouble());
    } else {
      sink.refused(Rejection.NO_READING, field, "it is missing or null");
    }
  }

  private void sensor() {
    String type = document.at("ReadingType").text().orElse("");
    String context = document.at("PhysicalContext").text().orElse("");
    String id = document.at("Id").text().orElse("Sensor");
    boolean counts = type.equals("Power") || type.startsWith("Energy");
    if (!counts) {
      sink.refused(Rejection.UNKNOWN_NAME, id, "a sensor of %s".formatted(named(type)));
    } else if (!context.equals("Chassis")) {
      refuse(id, "a part of the whole: a sensor of %s".formatted(named(context)));
    } else if (type.equals("Power")) {
      power(document.at(READING), id);
    } else if (type.equals("EnergyJoules")) {
      document.at(READING).number().ifPresent(joules -> emit(JOULES, joules));
    } else {
      document.at(READING).number().ifPresent(this::kilowattHours);
    }
  }

  private static String named(String word) {
    return word.isEmpty() ? "it does not say what" : word;
  }

  private void emit(String name, double value) {
    sink.reading(new Reading(name, labels, Optional.empty(), value, OptionalLong.empty()));
  }

  private void refuse(String what, String why) {
    sink.refused(Rejection.UNSUPPORTED_KIND, what, why);
  }
}
