package eu.megawatt.service.cli;

import eu.megawatt.service.AccessSettings;
import eu.megawatt.service.security.Role;
import eu.megawatt.service.security.oidc.OidcSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of who may come in. */
final class AccessOptions {

  @Option(
      names = "--oidc-issuer",
      paramLabel = "URL",
      description = {
        "People may sign in with this OpenID provider; its client's secret is in",
        OidcSettings.SECRET + ". It sends browsers back to /sign-in/oidc."
      })
  private Optional<URI> issuer = Optional.empty();

  @Option(
      names = "--oidc-client",
      paramLabel = "ID",
      description = "With --oidc-issuer: the client's id there.")
  private String client = "";

  @Option(
      names = "--oidc-name",
      paramLabel = "NAME",
      description = "What the sign-in page calls the provider (default: its host).")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--oidc-role-claim",
      paramLabel = "CLAIM",
      defaultValue = OidcSettings.ROLE_CLAIM,
      description = "Whose values say which roles somebody has (default: ${DEFAULT-VALUE}).")
  private String roleClaim = OidcSettings.ROLE_CLAIM;

  @Option(
      names = "--oidc-role",
      paramLabel = "VALUE=ROLE",
      description = {
        "A value of that claim that stands for a role; may be given several times.",
        "A role's own name stands for it too."
      })
  private Map<String, String> roles = Map.of();

  @Option(
      names = "--oidc-tenant-claim",
      paramLabel = "CLAIM",
      defaultValue = OidcSettings.TENANT_CLAIM,
      description =
          "Whose value says which tenant somebody belongs to (default: ${DEFAULT-VALUE}).")
  private String tenantClaim = OidcSettings.TENANT_CLAIM;

  @Option(
      names = "--oidc-audience",
      paramLabel = "NAME",
      description = {
        "Machines may send access tokens of the provider that are meant for this (RFC 9068:",
        "\"aud\", signed, of the type at+jwt, with the role claim); none are taken by default."
      })
  private Optional<String> audience = Optional.empty();

  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How often one caller may call (default: ${DEFAULT-VALUE}); beyond is a 429.")
  private int requestsPerSecond = AccessSettings.USUAL.requestsPerSecond();

  @Option(
      names = "--four-eyes",
      paramLabel = "KIND",
      split = ",",
      description = {
        "Changes of these kinds wait until somebody else has approved them, three days at most:",
        "limits (limits of power, outages), waivers, quarantines (nodes set apart and released)."
      })
  private List<String> fourEyes = List.of();

  /**
   * What they say.
   *
   * @param secret of the provider's client
   * @throws IllegalArgumentException where they do not go together
   */
  AccessSettings settings(Optional<String> secret) {
    return new AccessSettings(
        issuer.map(it -> oidc(it, secret)), requestsPerSecond, Set.copyOf(fourEyes));
  }

  private OidcSettings oidc(URI at, Optional<String> secret) {
    Map<String, Role> known = new HashMap<>();
    roles.forEach((value, word) -> known.put(value, role(word)));
    return new OidcSettings(
        at,
        client,
        secret,
        name.orElseGet(() -> String.valueOf(at.getHost())),
        roleClaim,
        tenantClaim,
        known,
        audience);
  }

  private static Role role(String word) {
    return Role.ofWord(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--oidc-role: \"%s\" is not one of %s"
                        .formatted(word, String.join(", ", Role.words()))));
  }
}
