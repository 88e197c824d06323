package eu.megawatt.service.attest;

import java.time.Instant;
import java.util.Optional;

/**
 * That another key signs from now on, or that a key is not to be trusted any more.
 *
 * @param kind {@link #ROTATION}, signed by the key before, or {@link #REVOCATION}
 * @param fingerprint of the key that it is about
 * @param publicKeyPem of a key that is new
 */
public record KeyNotice(
    long sequence,
    String previousSha256,
    String kind,
    String fingerprint,
    Optional<String> publicKeyPem,
    String reason,
    Instant evaluatedAt)
    implements Link {

  /** Another key signs from the next link on. */
  public static final String ROTATION = "KeyRotation";

  /** A key is not to be trusted in later links. */
  public static final String REVOCATION = "KeyRevocation";
}
