package eu.megawatt.fleet.document;

import java.io.IOException;

/** Something wrong with a document after which there is no reading on. */
final class UnreadableException extends IOException {

  private static final long serialVersionUID = 1L;

  private final String pointer;

  UnreadableException(String message) {
    this("", message);
  }

  UnreadableException(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  Issue issue() {
    return new Issue(pointer, String.valueOf(getMessage()));
  }
}
