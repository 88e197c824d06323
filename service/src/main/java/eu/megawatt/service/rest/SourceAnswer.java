package eu.megawatt.service.rest;

import eu.megawatt.service.telemetry.SourceFigures;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.SourcesForm;
import java.util.Map;
import java.util.Optional;

/**
 * A source: what it is, under the word for its kind as in the document, and how it is doing. Of
 * secrets only the names of their environment variables are known here.
 */
record SourceAnswer(
    String id,
    String kind,
    Optional<Map<String, Object>> scrape,
    Optional<Map<String, Object>> promql,
    Optional<Map<String, Object>> redfish,
    Optional<Map<String, Object>> push,
    Optional<SourceFigures> state) {

  static SourceAnswer of(SourceSettings source, Optional<SourceFigures> state) {
    return new SourceAnswer(
        source.id(),
        source.kind(),
        entry(source, "scrape"),
        entry(source, "promql"),
        entry(source, "redfish"),
        entry(source, "push"),
        state);
  }

  private static Optional<Map<String, Object>> entry(SourceSettings source, String kind) {
    return source.kind().equals(kind) ? Optional.of(SourcesForm.entry(source)) : Optional.empty();
  }
}
