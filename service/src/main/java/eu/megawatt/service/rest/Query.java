package eu.megawatt.service.rest;

import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.common.uri.UriQuery;
import io.helidon.webserver.http.ServerRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The query of a request, of which every parameter is known and stands once. */
final class Query {

  private final UriQuery query;

  private Query(UriQuery query) {
    this.query = query;
  }

  /**
   * Takes the query of a request.
   *
   * @throws ProblemException 400 where a parameter is unknown or stands twice
   */
  static Query of(ServerRequest request, String... known) {
    UriQuery query = request.query();
    for (String name : query.names()) {
      if (!List.of(known).contains(name)) {
        throw unknown(name, List.of(known));
      }
      if (query.all(name).size() > 1) {
        throw bad(name, "Twice", "stands more than once");
      }
    }
    return new Query(query);
  }

  /** A text; an empty one is none. */
  Optional<String> text(String name) {
    return query.first(name).asOptional().filter(value -> !value.isEmpty());
  }

  Instant instant(String name, Instant otherwise) {
    return text(name).map(value -> instant(name, value)).orElse(otherwise);
  }

  /** Whether a flag is raised: {@code ?name}, {@code ?name=true}. */
  boolean flag(String name) {
    return query.contains(name)
        && !word(name, List.of("true", "false")).equals(Optional.of("false"));
  }

  /** A whole number within limits. */
  int number(String name, int otherwise, int least, int most) {
    int value = text(name).map(text -> number(name, text)).orElse(otherwise);
    if (value < least) {
      throw bad(name, "TooSmall", "must be at least " + least + ", not " + value);
    }
    return Math.min(value, most);
  }

  /** A whole number within limits that has to be there. */
  long longNumber(String name, long least, long most) {
    String allowed = "must be a whole number of %d to %d".formatted(least, most);
    String value = text(name).orElseThrow(() -> bad(name, "Missing", allowed + "."));
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw bad(name, "OutOfRange", "%s, not \"%s\".".formatted(allowed, value));
  }

  /** One of a few words. */
  Optional<String> word(String name, List<String> words) {
    Optional<String> value = text(name);
    if (value.isPresent() && !words.contains(value.get())) {
      throw bad(
          name,
          "UnknownValue",
          "\"%s\" is not one of %s.%s"
              .formatted(
                  value.get(), String.join(", ", words), Nearest.suggestion(value.get(), words)));
    }
    return value;
  }

  /** Everything asked but the page: what a page token is bound to. */
  String filter() {
    return query.names().stream()
        .filter(name -> !name.equals("pageToken") && !name.equals("pageSize"))
        .sorted()
        .map(name -> name + "=" + query.get(name))
        .collect(Collectors.joining("&"));
  }

  static ProblemException bad(String name, String code, String detail) {
    return Problem.of(
            ProblemKind.BAD_REQUEST,
            "The query parameter " + name + " " + detail,
            new FieldError(name, code, detail))
        .toException();
  }

  private static ProblemException unknown(String name, List<String> known) {
    String detail =
        known.isEmpty()
            ? "is unknown; there are none here."
            : "is unknown; known: %s.%s"
                .formatted(String.join(", ", known), Nearest.suggestion(name, known));
    return bad(name, "UnknownParameter", detail);
  }

  private static Instant instant(String name, String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeException _) {
      throw bad(
          name, "NotATime", "must be a time such as 2026-11-23T00:00:00Z, not \"" + value + "\"");
    }
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException _) {
      throw bad(name, "NotANumber", "must be a whole number, not \"" + value + "\"");
    }
  }
}
