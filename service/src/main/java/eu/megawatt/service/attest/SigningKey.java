package eu.megawatt.service.attest;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A pair of Ed25519 keys. Thread-safe. */
public final class SigningKey {

  static final String ALGORITHM = "Ed25519";

  private final KeyPair pair;
  private final VerifyingKey published;

  SigningKey(KeyPair pair) {
    this.pair = pair;
    this.published = new VerifyingKey(pair.getPublic());
  }

  /** A new one. */
  public static SigningKey make() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no Ed25519", e);
    }
  }

  /**
   * Reads a pair that {@link #written} wrote.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static SigningKey ofWritten(String line) {
    int middle = line.indexOf('.');
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      Base64.Decoder base64 = Base64.getDecoder();
      return new SigningKey(
          new KeyPair(
              factory.generatePublic(
                  new X509EncodedKeySpec(base64.decode(line.substring(0, Math.max(0, middle))))),
              factory.generatePrivate(
                  new PKCS8EncodedKeySpec(base64.decode(line.substring(middle + 1))))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("It is not a pair of Ed25519 keys", e);
    }
  }

  /** The pair on one line, for its owner alone: the public key, a dot, the private key. */
  public String written() {
    Base64.Encoder base64 = Base64.getEncoder();
    return base64.encodeToString(pair.getPublic().getEncoded())
        + "."
        + base64.encodeToString(pair.getPrivate().getEncoded());
  }

  /** What others check signatures with. */
  public VerifyingKey published() {
    return published;
  }

  public String fingerprint() {
    return published.fingerprint();
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Could not sign", e);
    }
  }
}
