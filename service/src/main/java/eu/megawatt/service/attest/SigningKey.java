package eu.megawatt.service.attest;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

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
