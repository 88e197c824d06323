package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.tls.Authorities;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

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
    KeyManager[] keys = own.isPresent() ? keys(own.get(), password.toCharArray()) : none();
    return builder.sslContext(Authorities.context(authorities, keys)).build();
  }

  private static KeyManager[] none() {
    return new KeyManager[0];
  }

  private static KeyManager[] keys(Path file, char[] password) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException e) {
      throw new IOException("The key cannot be used: " + e.getMessage(), e);
    }
  }
}
