package eu.megawatt.service.rest;

import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.ApiToken;
import eu.megawatt.service.security.ApiTokens;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/tokens}: what programs call with. */
final class TokenRoutes {

  static final String PATH = "/api/v1/tokens";

  private static final int LONGEST_NAME = 200;

  private final ApiTokens tokens;
  private final Paging paging;
  private final Clock clock;

  TokenRoutes(ApiTokens tokens, Paging paging, Clock clock) {
    this.tokens = tokens;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.ACCESS_WRITE, Tenancy.OWN, this::add)
        .get(PATH, Scope.ACCESS_READ, Tenancy.OWN, this::list)
        .get(PATH + "/{id}", Scope.ACCESS_READ, Tenancy.OWN, this::show)
        .delete(PATH + "/{id}", Scope.ACCESS_WRITE, Tenancy.OWN, this::revoke);
  }

  /** What is wanted of one. */
  record TokenBody(
      Optional<String> name,
      Optional<List<String>> scopes,
      Optional<String> tenant,
      Optional<String> expiresAt,
      Optional<String> reason) {}

  /** A new one: its secret is shown this once. */
  record FreshToken(
      String secret,
      String id,
      String name,
      List<String> scopes,
      Optional<String> tenant,
      String createdBy,
      Instant createdAt,
      Instant expiresAt) {

    static FreshToken of(ApiToken.Fresh fresh) {
      ApiToken its = fresh.token();
      return new FreshToken(
          fresh.secret(),
          its.id(),
          its.name(),
          its.scopes(),
          its.tenant(),
          its.createdBy(),
          its.createdAt(),
          its.expiresAt());
    }
  }

  private void add(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Caller caller = Caller.of(request);
    ApiToken.Draft draft = draft(Body.json(request, TokenBody.class), caller);
    ApiToken.Fresh fresh = tokens.add(draft, caller.id()).orElseThrow(TokenRoutes::tooMany);
    Answer.to(request, response)
        .at(Status.CREATED_201, PATH + "/" + fresh.token().id(), FreshToken.of(fresh));
  }

  private ApiToken.Draft draft(TokenBody body, Caller caller) {
    List<FieldError> errors = new ArrayList<>();
    String name = body.name().orElse("");
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      errors.add(
          new FieldError(
              "/name", "Missing", "must be there: 1 to %d characters.".formatted(LONGEST_NAME)));
    }
    Set<Scope> scopes = scopes(body.scopes().orElse(List.of()), caller, errors);
    Optional<String> tenant = tenant(body.tenant(), caller, errors);
    Instant end = end(body.expiresAt(), errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new ApiToken.Draft(name, scopes, tenant, end);
  }

  private static Set<Scope> scopes(List<String> words, Caller caller, List<FieldError> errors) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    if (words.isEmpty()) {
      errors.add(
          new FieldError(
              "/scopes",
              "Missing",
              "must be there: some of %s.".formatted(String.join(", ", own(caller)))));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = String.valueOf(words.get(i));
      Optional<Scope> scope = Scope.ofWord(word);
      if (scope.isEmpty()) {
        errors.add(
            new FieldError(
                "/scopes/" + i,
                "UnknownValue",
                "\"%s\" is not one of %s.%s"
                    .formatted(
                        word,
                        String.join(", ", Scope.words()),
                        Nearest.suggestion(word, Scope.words()))));
      } else if (!caller.may(scope.get())) {
        errors.add(
            new FieldError(
                "/scopes/" + i,
                "MissingScope",
                "%s is more than you may do yourself: %s."
                    .formatted(word, String.join(", ", own(caller)))));
      } else {
        scopes.add(scope.get());
      }
    }
    return scopes;
  }

  private static List<String> own(Caller caller) {
    return caller.scopes().stream().map(Scope::word).toList();
  }

  private static Optional<String> tenant(
      Optional<String> said, Caller caller, List<FieldError> errors) {
    if (said.filter(it -> it.isBlank() || it.length() > LONGEST_NAME).isPresent()) {
      errors.add(
          new FieldError(
              "/tenant", "OutOfRange", "must have 1 to %d characters.".formatted(LONGEST_NAME)));
    }
    if (caller.tenant().isPresent() && said.isPresent() && !said.equals(caller.tenant())) {
      errors.add(
          new FieldError(
              "/tenant",
              "OtherTenant",
              "must be \"%s\", which you belong to, or left out."
                  .formatted(caller.tenant().get())));
    }
    return caller.tenant().or(() -> said);
  }

  private Instant end(Optional<String> said, List<FieldError> errors) {
    Instant now = clock.instant();
    Instant latest = now.plus(ApiTokens.LONGEST);
    try {
      Instant end = Instant.parse(said.orElse(""));
      if (!end.isAfter(now) || end.isAfter(latest)) {
        errors.add(
            new FieldError(
                "/expiresAt",
                "OutOfRange",
                "must be after %s and up to %s.".formatted(now, latest)));
      }
      return end;
    } catch (DateTimeException _) {
      errors.add(
          new FieldError(
              "/expiresAt",
              "NotATime",
              "must be there: a time such as %s, up to %s."
                  .formatted(now.plusSeconds(3_600), latest)));
      return now;
    }
  }

  private static ProblemException tooMany() {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            "There are %d tokens already, which is the most. Maybe revoke some."
                .formatted(ApiTokens.MOST))
        .toException();
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Caller caller = Caller.of(request);
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "tokens", query, (before, limit) -> tokens.list(caller, before, limit)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Answer.to(request, response)
        .ok(tokens.find(id, Caller.of(request)).orElseThrow(() -> none(id)));
  }

  private void revoke(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!tokens.revoke(id, Caller.of(request))) {
      throw none(id);
    }
    Answer.to(request, response).nothing();
  }

  private static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no token \"%s\".".formatted(id))
        .toException();
  }
}
