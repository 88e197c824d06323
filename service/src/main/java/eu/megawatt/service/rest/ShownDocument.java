package eu.megawatt.service.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import eu.megawatt.service.books.input.DocumentVersion;
import java.time.Instant;

/**
 * A version of a document that finance brought.
 *
 * @param name of the document
 * @param document JSON with exactly the digits that it was written with
 */
record ShownDocument(
    int version,
    String name,
    Instant recordedAt,
    String recordedBy,
    String reason,
    @JsonRawValue String document) {

  static ShownDocument of(DocumentVersion version, String name, String document) {
    return new ShownDocument(
        version.version(),
        name,
        version.recordedAt(),
        version.recordedBy(),
        version.reason(),
        document);
  }
}
