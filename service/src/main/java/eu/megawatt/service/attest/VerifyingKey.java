package eu.megawatt.service.attest;

import eu.megawatt.service.store.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The public half of a pair of Ed25519 keys. Thread-safe. */
public final class VerifyingKey {

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final int LINE = 64;

  private final PublicKey key;

  VerifyingKey(PublicKey key) {
    this.key = key;
  }

  /**
   * Reads a key as OpenSSL writes it.
   *
   * @throws GeneralSecurityException where it is not an Ed25519 key in PEM
   */
  public static VerifyingKey ofPem(String pem) throws GeneralSecurityException {
    int from = pem.indexOf(BEGIN);
    int to = pem.indexOf(END);
    if (from < 0 || to < from) {
      throw new GeneralSecurityException("It has no \"%s\"".formatted(BEGIN));
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), to));
      return new VerifyingKey(
          KeyFactory.getInstance(SigningKey.ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("It is not base64", e);
    }
  }

  /** As OpenSSL reads it. */
  public String pem() {
    return BEGIN
        + "\n"
        + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n"
        + END
        + "\n";
  }

  /** The SHA-256 of the key as DER, in hexadecimal digits. */
  public String fingerprint() {
    return Sha256.hex(key.getEncoded());
  }

  boolean isSignedBy(byte[] bytes, byte[] signature) {
    try {
      Signature check = Signature.getInstance(SigningKey.ALGORITHM);
      check.initVerify(key);
      check.update(bytes);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
