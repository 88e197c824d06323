package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.security.Account;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /api/v1/accounts}: who signs in with a password that is kept here. */
final class AccountRoutes {

  private static final String PATH = "/api/v1/accounts";
  private static final String NAME = "[\\w.@+-]{1,100}";
  private static final int LONGEST = 200;
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 500;

  private final Accounts accounts;
  private final Paging paging;

  AccountRoutes(Accounts accounts, Paging paging) {
    this.accounts = accounts;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.ACCESS_WRITE, this::add)
        .get(PATH, Scope.ACCESS_READ, this::list)
        .get(PATH + "/{id}", Scope.ACCESS_READ, this::show)
        .put(PATH + "/{id}", Scope.ACCESS_WRITE, this::change)
        .delete(PATH + "/{id}", Scope.ACCESS_WRITE, this::remove);
  }

  /** What is wanted of one. */
  record AccountBody(
      Optional<String> name,
      Optional<String> displayName,
      Optional<List<String>> roles,
      Optional<String> tenant,
      Optional<Boolean> disabled,
      Optional<String> password,
      Optional<String> reason) {

    @Override
    public String toString() {
      return "AccountBody[" + name + "]";
    }
  }

  private void add(ServerRequest request, ServerResponse response) {
    Query.of(request);
    AccountBody body = Body.json(request, AccountBody.class);
    List<FieldError> errors = new ArrayList<>();
    if (body.name().filter(it -> it.matches(NAME)).isEmpty()) {
      errors.add(
          new FieldError(
              "/name", "Missing", "must be there: 1 to 100 letters, digits and any of . _ @ + -."));
    }
    if (body.password().isEmpty()) {
      errors.add(new FieldError("/password", "Missing", "must be there: " + passwordRule()));
    }
    Account account = accounts.add(draft(body, Caller.of(request), errors));
    tag(response, account);
    Answer.to(request, response).at(Status.CREATED_201, PATH + "/" + account.id(), account);
  }

  /** Says where a password that is to be is too short or too long. */
  static void checkPassword(String pointer, String password, List<FieldError> errors) {
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      errors.add(new FieldError(pointer, "OutOfRange", "must have " + passwordRule()));
    }
  }

  private static String passwordRule() {
    return "%d to %d characters.".formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD);
  }

  private static Account.Draft draft(AccountBody body, Caller caller, List<FieldError> errors) {
    String name = body.name().orElse("");
    Set<Role> roles = roles(body.roles().orElse(List.of()), caller, errors);
    text("/displayName", body.displayName(), errors);
    text("/tenant", body.tenant(), errors);
    body.password().ifPresent(it -> checkPassword("/password", it, errors));
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Account.Draft(
        name,
        body.displayName().orElse(name),
        roles,
        body.tenant(),
        body.disabled().orElse(false),
        body.password());
  }

  private static void text(String pointer, Optional<String> text, List<FieldError> errors) {
    if (text.filter(it -> it.isBlank() || it.length() > LONGEST).isPresent()) {
      errors.add(
          new FieldError(
              pointer, "OutOfRange", "must have 1 to %d characters.".formatted(LONGEST)));
    }
  }

  /** Nobody gives away more than it has. */
  private static Set<Role> roles(List<String> words, Caller caller, List<FieldError> errors) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    String known = String.join(", ", Role.words());
    if (words.isEmpty()) {
      errors.add(
          new FieldError("/roles", "Missing", "must be there: some of %s.".formatted(known)));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = String.valueOf(words.get(i));
      Optional<Role> role = Role.ofWord(word);
      if (role.isEmpty()) {
        errors.add(
            new FieldError(
                "/roles/" + i,
                "UnknownValue",
                "\"%s\" is not one of %s.%s"
                    .formatted(word, known, Nearest.suggestion(word, Role.words()))));
      } else if (!caller.scopes().containsAll(role.get().scopes())) {
        errors.add(
            new FieldError(
                "/roles/" + i, "MissingScope", "%s may do more than you may.".formatted(word)));
      } else {
        roles.add(role.get());
      }
    }
    return roles;
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response).ok(paging.newestFirst("accounts", query, accounts::list));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    Account account = accounts.find(id).orElseThrow(() -> Accounts.none(id));
    Answer.to(request, response).versioned(Long.toString(account.revision()), account);
  }

  private void change(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    AccountBody body = Body.json(request, AccountBody.class);
    List<FieldError> errors = new ArrayList<>();
    Account was = accounts.find(id).orElseThrow(() -> Accounts.none(id));
    if (body.name().isPresent() && !body.name().get().equals(was.name())) {
      errors.add(
          new FieldError(
              "/name", "Fixed", "must be \"%s\" or left out: it stays.".formatted(was.name())));
    }
    try {
      Account account =
          accounts
              .change(id, draft(body, Caller.of(request), errors), IfMatch.of(request))
              .orElseThrow(() -> Accounts.none(id));
      tag(response, account);
      Answer.to(request, response).ok(account);
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = PlanRoutes.id(request);
    if (!accounts.remove(id)) {
      throw Accounts.none(id);
    }
    Answer.to(request, response).nothing();
  }

  private static void tag(ServerResponse response, Account account) {
    response.header(HeaderNames.ETAG, "\"" + account.revision() + "\"");
  }
}
