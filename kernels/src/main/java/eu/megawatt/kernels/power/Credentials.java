package eu.megawatt.kernels.power;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks a baseboard controller. None of them says its secret when it is printed. */
public sealed interface Credentials {

  /** The value of the HTTP header {@code Authorization}. */
  String header();

  /** A name and a password. */
  record Basic(String user, String password) implements Credentials {

    @Override
    public String header() {
      byte[] both = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String toString() {
      return "Basic[user=" + user + ']';
    }
  }

  /** A token. */
  record Bearer(String token) implements Credentials {

    @Override
    public String header() {
      return "Bearer " + token;
    }

    @Override
    public String toString() {
      return "Bearer[]";
    }
  }
}
