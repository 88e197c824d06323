package eu.megawatt.telemetry.source.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sources of a service, as {@code sources.yaml} names them.
 *
 * @param sources of each kind in the order of the document
 */
public record Sources(List<SourceSettings> sources) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/sources/1";

  /** Sources that a service has. */
  public static final int MOST = 1_000;

  /** None at all. */
  public static final Sources NONE = new Sources(List.of());

  public Sources {
    sources = List.copyOf(sources);
  }

  /** The same with a source in the place of the one with its id, or as the last. */
  public Sources with(SourceSettings source) {
    List<SourceSettings> changed = new ArrayList<>(sources);
    int place = 0;
    while (place < changed.size() && !changed.get(place).id().equals(source.id())) {
      place++;
    }
    if (place < changed.size()) {
      changed.set(place, source);
    } else {
      changed.add(source);
    }
    return new Sources(changed);
  }

  /** The same without a source. */
  public Sources without(String id) {
    return new Sources(sources.stream().filter(source -> !source.id().equals(id)).toList());
  }

  /** The JSON pointer to a source in the document. */
  public String pointer(String id) {
    Map<String, Integer> counts = new HashMap<>();
    for (SourceSettings source : sources) {
      int place = counts.merge(source.kind(), 1, Integer::sum) - 1;
      if (source.id().equals(id)) {
        return "/%s/%d".formatted(source.kind(), place);
      }
    }
    return "";
  }

  /** The source of a name. */
  public Optional<SourceSettings> source(String id) {
    return sources.stream().filter(source -> source.id().equals(id)).findFirst();
  }
}
