package eu.megawatt.fleet.document;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The formats that are read in one place, and how each is. */
final class Versions<T> {

  private final SequencedMap<String, DocumentReader.Body<T>> bodies = new LinkedHashMap<>();

  /** Adds a format. */
  Versions<T> with(String format, DocumentReader.Body<T> body) {
    bodies.put(format, body);
    return this;
  }

  /** How a document is read that says its format; one that says none is read as of the first. */
  DocumentReader.Body<T> of(Optional<String> format) {
    String said = format.orElse(bodies.firstEntry().getKey());
    DocumentReader.Body<T> body = bodies.get(said);
    if (body == null) {
      throw Format.refusal("/format", said, String.join(", ", bodies.keySet()));
    }
    return body;
  }
}
