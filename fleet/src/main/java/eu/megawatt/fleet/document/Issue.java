package eu.megawatt.fleet.document;

/**
 * One thing wrong with a document.
 *
 * @param pointer JSON pointer (RFC 6901) to it; empty for the document as a whole
 * @param message what was found, what is allowed, and a next step
 */
public record Issue(String pointer, String message) {

  @Override
  public String toString() {
    return pointer.isEmpty() ? message : pointer + ": " + message;
  }
}
