package eu.megawatt.reports.series;

/**
 * Energy Identification Codes: sixteen characters, the last of which checks the others. The rule is
 * that of ENTSO-E's EIC Reference Manual: characters are worth 0 to 9, A to Z 10 to 35 and the
 * hyphen 36; they are weighted 16 down to 2; the check character makes it whole modulo 37.
 */
public final class Eic {

  private static final String WORTH = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
  private static final int LENGTH = 16;

  private Eic() {}

  /** Whether a code has the right length, no character that codes do not have, and checks. */
  public static boolean isSound(String code) {
    if (code.length() != LENGTH || code.chars().anyMatch(c -> WORTH.indexOf(c) < 0)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += (LENGTH - i) * WORTH.indexOf(code.charAt(i));
    }
    return WORTH.charAt(36 - Math.floorMod(sum - 1, 37)) == code.charAt(LENGTH - 1);
  }
}
