package eu.megawatt.kernels.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Who is trusted when a server shows its certificate. */
public final class Authorities {

  private Authorities() {}

  /**
   * A context that trusts some, and shows what it is given to show.
   *
   * @param pem certificates; empty for those that the JDK trusts
   * @param own keys to show, none for none
   * @throws IOException where the certificates cannot be read or used
   */
  public static SSLContext context(Optional<Path> pem, KeyManager... own) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own, trust(pem), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificates cannot be used: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trust(Optional<Path> pem)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(pem.isPresent() ? store(pem.get()) : null);
    return factory.getTrustManagers();
  }

  private static KeyStore store(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      int number = 0;
      for (Certificate it : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number++, it);
      }
    }
    return store;
  }
}
