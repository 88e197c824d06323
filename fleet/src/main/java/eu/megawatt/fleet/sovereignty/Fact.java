package eu.megawatt.fleet.sovereignty;

/**
 * What is known of one attribute throughout a stretch of time.
 *
 * @param <V> what there is to know
 */
public sealed interface Fact<V> {

  /** A claim holds from the first moment to the last. */
  record Known<V>(Claim<V> by) implements Fact<V> {}

  /** Nobody has claimed anything, or not for all of the time; whoever asks must take it for no. */
  record Unknown<V>(Why why) implements Fact<V> {}

  /** Why something is not known. */
  enum Why {
    NEVER_CLAIMED("nobody has said"),
    NOT_YET("holds later only"),
    EXPIRED("has run out"),
    ENDS_BEFORE("runs out before the work ends");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** As a reader is told it. */
    public String words() {
      return words;
    }
  }
}
