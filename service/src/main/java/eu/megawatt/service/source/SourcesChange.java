package eu.megawatt.service.source;

import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import java.util.List;
import java.util.stream.Stream;

/**
 * From one set of sources to the next.
 *
 * @param version of the sources with it
 * @param added ids of sources that were not there
 * @param changed ids of sources that are not as before
 * @param removed ids of sources that are no longer there
 */
public record SourcesChange(
    String version, List<String> added, List<String> changed, List<String> removed) {

  public SourcesChange {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  static SourcesChange between(Sources before, Sources after, String version) {
    return new SourcesChange(
        version,
        ids(after).filter(it -> before.source(it).isEmpty()).toList(),
        ids(after)
            .filter(it -> before.source(it).isPresent())
            .filter(it -> !before.source(it).equals(after.source(it)))
            .toList(),
        ids(before).filter(it -> after.source(it).isEmpty()).toList());
  }

  private static Stream<String> ids(Sources sources) {
    return sources.sources().stream().map(SourceSettings::id);
  }
}
