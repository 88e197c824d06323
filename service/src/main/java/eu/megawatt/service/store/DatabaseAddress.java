package eu.megawatt.service.store;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A database of a server, in place of the one in the data directory.
 *
 * @param url {@code jdbc:postgresql://HOST:PORT/NAME}; may be given without {@code jdbc:}
 * @param user where one is needed
 * @param password where one is needed; never shown
 */
public record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {

  /** The variable that names the user. */
  public static final String USER = "MEGAWATT_DATABASE_USER";

  /** The variable with the password. */
  public static final String PASSWORD = "MEGAWATT_DATABASE_PASSWORD";

  private static final String JDBC = "jdbc:";
  private static final String POSTGRES = "postgresql:";

  /** Before the path, or among the parameters. */
  private static final Pattern SECRET = Pattern.compile("//[^/?]*@|[?&](user|password)=");

  public DatabaseAddress {
    if (SECRET.matcher(url).find()) {
      throw new IllegalArgumentException(
          "The database's address has a user or password in it, which others can see; put them into %s and %s."
              .formatted(USER, PASSWORD));
    }
    if (url.startsWith(POSTGRES)) {
      url = JDBC + url;
    }
    if (!url.startsWith(JDBC + POSTGRES)) {
      throw new IllegalArgumentException(
          "The database \"%s\" is none that is known; %s//HOST:PORT/NAME is. Without one, an H2 in the data directory is used."
              .formatted(url, POSTGRES));
    }
  }

  @Override
  public String toString() {
    return url;
  }
}
