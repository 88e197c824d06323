package eu.megawatt.service.security;

import eu.megawatt.service.store.DataDirectory;
import java.util.Optional;

/**
 * The administrator's token: whoever has it may do everything. It lies in {@code admin-token} in
 * the data directory, for its owner's eyes only.
 *
 * @param fresh whether it has just been made, which is so at the first start
 */
public record AdminToken(String value, boolean fresh) {

  /** The file in the data directory. */
  public static final String FILE = "admin-token";

  /** The environment variable that sets it. */
  public static final String VARIABLE = "MEGAWATT_ADMIN_TOKEN";

  private static final int SHORTEST = 16;

  public AdminToken {
    if (value.length() < SHORTEST || value.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "The administrator's token needs at least %d printable characters without blanks. Maybe"
                  .formatted(SHORTEST)
              + " unset "
              + VARIABLE
              + ": a good one is made where there is none.");
    }
  }

  /** The given one, the one in the directory, or a new one; in any case it is in the directory. */
  public static AdminToken open(DataDirectory directory, Optional<String> given) {
    Optional<String> kept = directory.read(FILE);
    AdminToken token =
        new AdminToken(given.or(() -> kept).orElseGet(Secrets::next), kept.isEmpty());
    if (!kept.equals(Optional.of(token.value()))) {
      directory.write(FILE, token.value());
    }
    return token;
  }

  /** Whether somebody has it. */
  public boolean matches(String offered) {
    return Secrets.same(value, offered);
  }

  @Override
  public String toString() {
    return "AdminToken[...]";
  }
}
