package eu.megawatt.kernels.suite;

/**
 * A decoder with fixed random weights: in each layer RMSNorm, attention of {@code heads} heads,
 * RMSNorm and two matrices of width d×4d and 4d×d with GELU between; one matrix makes the logits.
 * There are no biases, and positions are learned vectors that are added to the token's.
 *
 * @param layers how many blocks
 * @param width d, a multiple of {@code heads}
 * @param heads of attention, each with keys and values of its own
 * @param vocabulary how many tokens there are
 */
public record TinyModel(int layers, int width, int heads, int vocabulary) {

  /** What the suite runs: 12 × 768, with a vocabulary that is small for what it is. */
  public static final TinyModel OF_THE_SUITE = new TinyModel(12, 768, 12, 8192);

  /** Rejects what has no whole heads. */
  public TinyModel {
    if (layers < 1 || heads < 1 || vocabulary < 2 || width < heads || width % heads != 0) {
      throw new IllegalArgumentException(
          "A model of %d layers, width %d, %d heads and %d tokens cannot be"
              .formatted(layers, width, heads, vocabulary));
    }
  }

  /** Numbers that each token has to pass: L·12·d² and the logits' V·d. */
  public long parameters() {
    return 12L * layers * width * width + (long) vocabulary * width;
  }

  /** Numbers of a head's query, key or value. */
  public int headSize() {
    return width / heads;
  }

  String text() {
    return "l%d-d%d".formatted(layers, width);
  }
}
