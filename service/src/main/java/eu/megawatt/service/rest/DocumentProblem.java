package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import java.util.List;

/** A document that breaks its contract, as a problem with everything that is wrong with it. */
final class DocumentProblem {

  private DocumentProblem() {}

  static Problem of(InvalidDocumentException e) {
    List<FieldError> errors =
        e.issues().stream()
            .map(issue -> new FieldError(issue.pointer(), "InvalidDocument", issue.message()))
            .toList();
    String first = e.issues().getFirst().toString();
    return Problem.of(
        ProblemKind.INVALID_DOCUMENT,
        errors.size() == 1
            ? first
            : "%d things are wrong with it; the first: %s".formatted(errors.size(), first),
        errors);
  }
}
