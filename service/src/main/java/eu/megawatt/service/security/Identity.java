package eu.megawatt.service.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whom a provider knows and not we.
 *
 * @param subject as the provider has it
 * @param idToken what the provider wants to see again when the session ends
 */
public record Identity(
    String subject, String name, List<String> roles, Optional<String> tenant, String idToken) {

  public Identity {
    roles = List.copyOf(roles);
  }

  /** The same as a caller. */
  public Caller caller() {
    Set<Role> its = EnumSet.noneOf(Role.class);
    roles.forEach(it -> Role.ofWord(it).ifPresent(its::add));
    return new Caller("oidc:" + subject, name, tenant, Role.scopes(its));
  }
}
