package eu.megawatt.service.security;

import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import io.helidon.webserver.http.ServerRequest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, and what it may do.
 *
 * @param id what it is called in the audit log; the same for every request of the same caller
 * @param name for people
 * @param tenant whose things alone it sees and changes; empty for everybody's
 */
public record Caller(String id, String name, Optional<String> tenant, Set<Scope> scopes) {

  /** Who has the administrator's token, or came by a link that was made with it. */
  public static final Caller ADMINISTRATOR =
      new Caller("admin", "the built-in administrator", Optional.empty(), Scope.all());

  /** Somebody who has not said who it is. */
  public static final Caller NOBODY =
      new Caller("nobody", "nobody", Optional.empty(), EnumSet.noneOf(Scope.class));

  public Caller {
    Set<Scope> copy = EnumSet.noneOf(Scope.class);
    copy.addAll(scopes);
    scopes = Collections.unmodifiableSet(copy);
  }

  /** Who has made a request; {@link #NOBODY} where that was not asked. */
  public static Caller of(ServerRequest request) {
    return request.context().get(Caller.class).orElse(NOBODY);
  }

  /** Remembers who has made a request; the last that was remembered counts. */
  public void register(ServerRequest request) {
    request.context().register(this);
  }

  /** Whether it may do something. */
  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /** Whether it may see what is a tenant's. */
  public boolean sees(String theirTenant) {
    return tenant.isEmpty() || tenant.get().equals(theirTenant);
  }

  /**
   * Which tenant's things are asked for: its own where it is bound to one.
   *
   * @throws ProblemException 403 where it asks for another's by name
   */
  public Optional<String> tenantAsked(Optional<String> asked) {
    if (tenant.isPresent() && asked.isPresent() && !asked.equals(tenant)) {
      throw otherTenant("tenant");
    }
    return tenant.isPresent() ? tenant : asked;
  }

  /** The answer to a caller that names a tenant which is not its own. */
  public ProblemException otherTenant(String pointer) {
    String detail =
        "must be \"%s\", which you belong to, or left out.".formatted(tenant.orElse(""));
    return Problem.of(
            ProblemKind.FORBIDDEN,
            pointer + " " + detail,
            new FieldError(pointer, "OtherTenant", detail))
        .toException();
  }

  /**
   * Has it go on where it may do something.
   *
   * @throws ProblemException 403 that names what is missing and who has it
   */
  public void require(Scope scope) {
    if (!may(scope)) {
      String detail =
          "is not one of yours; roles that have it: %s. Maybe ask an administrator."
              .formatted(String.join(", ", Role.having(scope)));
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "This needs the scope %s, which %s."
                  .formatted(scope.word(), detail.replaceFirst("\\.$", "")),
              new FieldError(scope.word(), "MissingScope", detail))
          .toException();
    }
  }

  /**
   * Has it go on where it belongs to no tenant.
   *
   * @throws ProblemException 403 otherwise
   */
  public void requireEverybodys() {
    if (tenant.isPresent()) {
      throw Problem.of(
              ProblemKind.FORBIDDEN,
              "This tells of every tenant's things, and you belong to \"%s\". Maybe ask for your own: docs/access.md says where."
                  .formatted(tenant.get()),
              new FieldError("tenant", "WholeFleet", "must not be bound to one for this."))
          .toException();
    }
  }
}
