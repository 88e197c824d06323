package eu.megawatt.service.security.oidc;

import eu.megawatt.service.security.Role;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The provider that people may sign in with.
 *
 * @param issuer under which its configuration is found
 * @param secret empty for a client that has none
 * @param name of the provider, for people
 * @param roleClaim whose values say which roles somebody has
 * @param tenantClaim whose value says which tenant somebody belongs to
 * @param roles by a value of the claim; a role's own word stands for it too
 * @param audience of access tokens that machines may send; empty where none are taken
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    Optional<String> secret,
    String name,
    String roleClaim,
    String tenantClaim,
    Map<String, Role> roles,
    Optional<String> audience) {

  /** The environment variable with the client's secret. */
  public static final String SECRET = "MEGAWATT_OIDC_SECRET";

  /** The claims where nothing else is said. */
  public static final String ROLE_CLAIM = "roles";

  /** The claims where nothing else is said. */
  public static final String TENANT_CLAIM = "tenant";

  /**
   * Copies the roles.
   *
   * @throws IllegalArgumentException where the issuer is no address, or not encrypted to elsewhere
   */
  public OidcSettings {
    roles = Map.copyOf(roles);
    String host = Optional.ofNullable(issuer.getHost()).orElse("");
    boolean isLoopback = host.equals("127.0.0.1") || host.equals("localhost");
    if (!"https".equals(issuer.getScheme()) && !("http".equals(issuer.getScheme()) && isLoopback)) {
      throw new IllegalArgumentException(
          "The issuer %s must begin with https://, or be on the loopback.".formatted(issuer));
    }
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("The issuer %s needs a client id.".formatted(issuer));
    }
  }

  /** The role that a value of the claim stands for. */
  Optional<Role> role(String value) {
    return Optional.ofNullable(roles.get(value)).or(() -> Role.ofWord(value));
  }

  @Override
  public String toString() {
    return "OidcSettings[" + issuer + ", " + clientId + "]";
  }
}
