package eu.megawatt.service.rest;

import eu.megawatt.reports.regulation.DocumentationForm;
import eu.megawatt.reports.regulation.TrainingRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A training record; numbers are decimals in texts, with all their digits.
 *
 * @param wallTimeSeconds in which any of it ran
 * @param form the answers to the Model Documentation Form, by field
 */
record TrainingView(
    String model,
    int segmentCount,
    Map<String, String> gpuHoursByType,
    long wallTimeSeconds,
    Optional<String> flop,
    Optional<String> itKwh,
    Optional<String> facilityKwh,
    String energyQuality,
    Optional<String> energyUncertaintyRatio,
    List<String> missing,
    List<Field> form) {

  /** A field of the form. */
  record Field(String name, String text) {}

  static TrainingView of(TrainingRecord it) {
    Map<String, String> hours = new TreeMap<>();
    it.gpuHoursByType().forEach((type, value) -> hours.put(type, value.toPlainString()));
    return new TrainingView(
        it.model(),
        it.segmentCount(),
        hours,
        it.wallTime().toSeconds(),
        it.flop().map(value -> value.toPlainString()),
        it.itKwh().map(value -> value.toPlainString()),
        it.facilityKwh().map(value -> value.toPlainString()),
        it.energyQuality().word(),
        it.energyUncertaintyRatio().map(value -> value.toPlainString()),
        it.missing(),
        DocumentationForm.of(it).entrySet().stream()
            .map(field -> new Field(field.getKey(), field.getValue()))
            .toList());
  }
}
