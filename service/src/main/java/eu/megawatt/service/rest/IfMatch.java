package eu.megawatt.service.rest;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The header {@code If-Match}: a version in quotes, or an asterisk; or {@code If-None-Match: *}.
 */
final class IfMatch {

  private static final Optional<String> STAR = Optional.of(Expectation.ANY);

  private IfMatch() {}

  static Expectation of(ServerRequest request) {
    Optional<String> header = request.headers().first(HeaderNames.IF_MATCH).map(String::strip);
    boolean isNew =
        request.headers().first(HeaderNames.IF_NONE_MATCH).map(String::strip).equals(STAR);
    return new Expectation(
        header.isEmpty() && isNew
            ? Optional.of(Expectation.ABSENT)
            : header.map(IfMatch::unquoted));
  }

  private static String unquoted(String tag) {
    return tag.length() > 1 && tag.startsWith("\"") && tag.endsWith("\"")
        ? tag.substring(1, tag.length() - 1)
        : tag;
  }

  /** Whether the caller says that it has a version already. */
  static boolean isKnown(ServerRequest request, String version) {
    return request.headers().contains(HeaderNames.IF_NONE_MATCH)
        && request.headers().get(HeaderNames.IF_NONE_MATCH).allValues().stream()
            .flatMap(it -> Stream.of(it.split(",")))
            .map(String::strip)
            .map(it -> it.startsWith("W/") ? it.substring(2) : it)
            .anyMatch(it -> it.equals("*") || unquoted(it).equals(version));
  }

  /** 428 where nothing was said, 412 where it is not so. */
  static ProblemException problem(StaleException e) {
    return Problem.of(
            e.isSilent() ? ProblemKind.PRECONDITION_REQUIRED : ProblemKind.PRECONDITION_FAILED,
            String.valueOf(e.getMessage()))
        .toException();
  }
}
