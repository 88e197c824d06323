package eu.megawatt.telemetry.source.config;

import java.util.List;
import java.util.Optional;

/**
 * The sources of a service, as {@code sources.yaml} names them.
 *
 * @param sources of each kind in the order of the document
 */
public record Sources(List<SourceSettings> sources) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/sources/1";

  public Sources {
    sources = List.copyOf(sources);
  }

  /** The source of a name. */
  public Optional<SourceSettings> source(String id) {
    return sources.stream().filter(source -> source.id().equals(id)).findFirst();
  }
}
