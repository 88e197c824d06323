package eu.megawatt.service.problem;

import java.util.List;
import java.util.Optional;

/**
 * A problem (RFC 9457) as it is sent.
 *
 * @param type a relative address that never changes its meaning
 * @param code the same as a word, for programs
 * @param errors what is wrong one by one, where that can be said
 * @param requestId which request it was; absent while the problem is not an answer
 */
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    Optional<String> requestId,
    Optional<List<FieldError>> errors) {

  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = errors.map(List::copyOf);
  }

  /** A problem of a known kind. */
  public static Problem of(ProblemKind kind, String detail, FieldError... errors) {
    return of(kind, detail, List.of(errors));
  }

  /** A problem of a known kind with everything that is wrong. */
  public static Problem of(ProblemKind kind, String detail, List<FieldError> errors) {
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status(),
        kind.code(),
        detail,
        Optional.empty(),
        Optional.of(errors).filter(it -> !it.isEmpty()));
  }

  /**
   * The problem of a request with something wrong in it, at least one thing; the first in words.
   */
  public static Problem invalid(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    return of(ProblemKind.INVALID_VALUE, first.pointer() + " " + first.detail(), errors);
  }

  /** The same problem as the answer to a request. */
  public Problem answering(String request) {
    return new Problem(type, title, status, code, detail, Optional.of(request), errors);
  }

  /** This problem as an exception. */
  public ProblemException toException() {
    return new ProblemException(this);
  }
}
