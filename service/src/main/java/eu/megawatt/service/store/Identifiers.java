package eu.megawatt.service.store;

import java.security.SecureRandom;
import java.time.Instant;

/** Names for new things: a prefix, the time, and enough chance that no two are the same. */
public final class Identifiers {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 9;

  private Identifiers() {}

  /** Such as {@code plan-0k2x...}; later ones sort after earlier ones. */
  public static String next(String prefix, Instant now) {
    return prefix
        + "-"
        + digits(now.toEpochMilli(), TIME_DIGITS)
        + digits(RANDOM.nextLong(), RANDOM_DIGITS);
  }

  private static String digits(long value, int count) {
    char[] digits = new char[count];
    long rest = value;
    for (int i = count - 1; i >= 0; i--) {
      digits[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(digits);
  }
}
