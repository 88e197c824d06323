package eu.megawatt.service.rest;

import eu.megawatt.service.books.input.Brought;
import eu.megawatt.service.books.input.DocumentKind;
import eu.megawatt.service.books.input.DocumentVersion;
import eu.megawatt.service.books.input.Signature;
import eu.megawatt.service.change.Expectation;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.List;

/**
 * One of the documents that finance brings.
 *
 * @param what the document, as the end of a sentence
 * @param bring reads it out of a request and brings it
 * @param shape makes an answer of a version and its text
 */
record BroughtDocument(DocumentKind kind, String path, String what, Bring bring, Shape shape) {

  /** Makes an answer of a version and its text. */
  interface Shape {
    Object of(DocumentVersion version, String text);
  }

  /** Reads a document out of a request and brings it, or only tries. */
  interface Bring {
    Done of(ServerRequest request, Expectation expected, Signature who, boolean isTrial)
        throws IOException;
  }

  /**
   * What came of it.
   *
   * @param oddities what was odd and accepted, for people
   */
  record Done(Brought brought, List<String> oddities) {}
}
