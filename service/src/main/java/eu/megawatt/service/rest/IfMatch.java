package eu.megawatt.service.rest;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/** The header {@code If-Match}: a version in quotes, or an asterisk. */
final class IfMatch {

  private IfMatch() {}

  static Expectation of(ServerRequest request) {
    Optional<String> header = request.headers().first(HeaderNames.IF_MATCH).map(String::strip);
    return new Expectation(
        header.map(
            tag ->
                tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
                    ? tag.substring(1, tag.length() - 1)
                    : tag));
  }

  /** 428 where nothing was said, 412 where it is not so. */
  static ProblemException problem(StaleException e) {
    return Problem.of(
            e.isSilent() ? ProblemKind.PRECONDITION_REQUIRED : ProblemKind.PRECONDITION_FAILED,
            String.valueOf(e.getMessage()))
        .toException();
  }
}
