package eu.megawatt.fleet.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document that breaks its contract, with everything wrong in it at once. */
public final class InvalidDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Issue> issues;

  public InvalidDocumentException(List<Issue> issues) {
    super(issues.stream().map(Issue::toString).collect(Collectors.joining("\n")));
    this.issues = List.copyOf(issues);
  }

  /** At least one, in the order of the document. */
  public List<Issue> issues() {
    return issues;
  }
}
