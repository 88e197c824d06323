package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Something is wrong with what was given: exit code 2, nothing has been written. */
final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }

  BadInput(String message, Throwable cause) {
    super(message, cause);
  }

  /** A document with everything that is wrong with it. */
  static BadInput of(Path file, InvalidDocumentException e) {
    int count = e.issues().size();
    String head =
        count == 1
            ? file + " cannot be used:"
            : "%s cannot be used, %d things are wrong:".formatted(file, count);
    String list =
        e.issues().stream().map(Issue::toString).collect(Collectors.joining("\n  ", "\n  ", ""));
    return new BadInput(head + list, e);
  }
}
