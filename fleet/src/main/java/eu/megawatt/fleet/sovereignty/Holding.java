package eu.megawatt.fleet.sovereignty;

/**
 * A part of a company that somebody holds in the end.
 *
 * @param holder a name; not empty
 * @param country of the holder, ISO 3166-1 alpha-2
 * @param permille of capital or votes, whichever is more
 */
public record Holding(String holder, String country, int permille) {

  /** All of a company. */
  public static final int WHOLE = 1_000;

  public Holding {
    if (permille < 0 || permille > WHOLE) {
      throw new IllegalArgumentException(
          "%s holds %d permille; it must be from 0 to 1000".formatted(holder, permille));
    }
  }
}
