package eu.megawatt.service.security;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody who signs in with a password that is kept here.
 *
 * @param revision rises with every change
 * @param name to sign in with
 * @param tenant whose things alone it sees; empty for everybody's
 * @param disabled whether it cannot sign in
 */
public record Account(
    String id,
    long revision,
    String name,
    String displayName,
    List<String> roles,
    Optional<String> tenant,
    boolean disabled,
    Instant createdAt,
    Instant changedAt) {

  public Account {
    roles = List.copyOf(roles);
  }

  /**
   * What one is to be; all of it has been checked.
   *
   * @param password empty where it stays as it is
   */
  public record Draft(
      String name,
      String displayName,
      Set<Role> roles,
      Optional<String> tenant,
      boolean disabled,
      Optional<String> password) {

    List<String> roleWords() {
      return roles.stream().map(Role::word).toList();
    }
  }

  /** What it is called where it calls. */
  String callerId() {
    return "account:" + id;
  }

  /** The same as a caller. */
  public Caller caller() {
    Set<Role> its = EnumSet.noneOf(Role.class);
    roles.forEach(it -> Role.ofWord(it).ifPresent(its::add));
    return new Caller(callerId(), displayName, tenant, Role.scopes(its));
  }
}
