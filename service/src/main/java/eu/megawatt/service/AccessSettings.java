package eu.megawatt.service;

import eu.megawatt.service.approval.FourEyes;
import eu.megawatt.service.security.oidc.OidcSettings;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in, how often, and whose changes somebody else has to approve.
 *
 * @param oidc the provider that people may sign in with
 * @param requestsPerSecond that one caller may make, for long
 * @param fourEyes the kinds of change that wait for somebody else's yes
 */
public record AccessSettings(
    Optional<OidcSettings> oidc, int requestsPerSecond, Set<String> fourEyes) {

  /** No provider, five thousand requests a second, nobody else to ask. */
  public static final AccessSettings USUAL = new AccessSettings(Optional.empty(), 5_000, Set.of());

  /**
   * Copies the kinds.
   *
   * @throws IllegalArgumentException where nobody could call, or a kind is unknown
   */
  public AccessSettings {
    fourEyes = Set.copyOf(fourEyes);
    if (requestsPerSecond < 1) {
      throw new IllegalArgumentException(
          "A caller must be let make 1 request a second at least, not " + requestsPerSecond);
    }
    for (String kind : fourEyes) {
      if (FourEyes.ofWord(kind).isEmpty()) {
        throw new IllegalArgumentException(
            "\"%s\" is not a kind of change that can wait: %s"
                .formatted(kind, String.join(", ", FourEyes.words())));
      }
    }
  }

  /** The same with a provider. */
  public AccessSettings with(OidcSettings provider) {
    return new AccessSettings(Optional.of(provider), requestsPerSecond, fourEyes);
  }
}
