package eu.megawatt.service.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A token for programs, without its secret.
 *
 * @param tenant whose things alone it opens; empty for everybody's
 * @param createdBy id of the caller who made it
 * @param lastUsedAt to ten minutes; empty where it was not used
 */
public record ApiToken(
    String id,
    String name,
    List<String> scopes,
    Optional<String> tenant,
    String createdBy,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> lastUsedAt) {

  public ApiToken {
    scopes = List.copyOf(scopes);
  }

  /**
   * What is wanted of a new one; all of it has been checked.
   *
   * @param expiresAt when it ends
   */
  public record Draft(String name, Set<Scope> scopes, Optional<String> tenant, Instant expiresAt) {}

  /** A new one with its secret, which is never to be had again. */
  public record Fresh(ApiToken token, String secret) {}

  /** The same as it was last used. */
  ApiToken usedAt(long millis) {
    return new ApiToken(
        id,
        name,
        scopes,
        tenant,
        createdBy,
        createdAt,
        expiresAt,
        millis == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis)));
  }
}
