package eu.megawatt.service.attest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A payload and who signs it, as DSSE 1.0 has it (github.com/secure-systems-lab/dsse).
 *
 * @param payload in base64
 */
public record Envelope(String payload, String payloadType, List<Signature> signatures) {

  /** What an attestation's payload is. */
  public static final String TYPE = "application/vnd.megawatt.attestation+json";

  /**
   * A signature over {@link #signed}.
   *
   * @param keyid the key's fingerprint
   * @param sig in base64
   */
  public record Signature(String keyid, String sig) {}

  public Envelope {
    signatures = List.copyOf(signatures);
  }

  /** Has a payload signed. */
  static Envelope of(byte[] payload, SigningKey key) {
    return new Envelope(
        Base64.getEncoder().encodeToString(payload),
        TYPE,
        List.of(
            new Signature(
                key.fingerprint(),
                Base64.getEncoder().encodeToString(key.sign(signed(TYPE, payload))))));
  }

  /** The bytes that a signature is over: DSSE's pre-authentication encoding. */
  static byte[] signed(String type, byte[] payload) {
    byte[] head =
        "DSSEv1 %d %s %d "
            .formatted(type.getBytes(StandardCharsets.UTF_8).length, type, payload.length)
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + payload.length);
    System.arraycopy(payload, 0, all, head.length, payload.length);
    return all;
  }
}
