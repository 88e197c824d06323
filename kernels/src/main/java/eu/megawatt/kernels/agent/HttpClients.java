package eu.megawatt.kernels.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Clients that trust whom they are told to, and show a certificate where there is one (mTLS). */
final class HttpClients {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  private HttpClients() {}

  /**
   * A client.
   *
   * @param authorities certificates in PEM; empty for those of the JDK
   * @param own a PKCS #12 file with a key and its certificate; empty for none
   * @param password of that file
   */
  static HttpClient of(Optional<Path> authorities, Optional<Path> own, String password)
      throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (authorities.isEmpty() && own.isEmpty()) {
      return builder.build();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = own.isPresent() ? keys(own.get(), password.toCharArray()) : none();
      context.init(keys, trust(authorities), null);
      return builder.sslContext(context).build();
    } catch (GeneralSecurityException e) {
      throw new IOException("The certificates cannot be used: " + e.getMessage(), e);
    }
  }

  private static KeyManager[] none() {
    return new KeyManager[0];
  }

  private static KeyManager[] keys(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(Optional<Path> authorities)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(authorities.isPresent() ? store(authorities.get()) : null);
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
