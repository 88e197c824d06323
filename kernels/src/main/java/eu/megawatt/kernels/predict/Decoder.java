package eu.megawatt.kernels.predict;

import java.util.List;

/**
 * A decoder-only language model as the roofline sees it.
 *
 * @param parameters P, those that each token passes (of experts only the ones that are active)
 * @param layers L
 * @param width d
 * @param kvWidth numbers of keys, and as many of values, that a layer keeps of a token
 * @param bytesPerNumber e, of weights and KV cache
 */
public record Decoder(
    double parameters, int layers, int width, int kvWidth, double bytesPerNumber) {

  /** Norm, query-key-value, attention, output, norm, up, down: one launch each. */
  private static final int KERNELS_PER_LAYER = 7;

  /** Rejects what is no model. */
  public Decoder {
    if (!(parameters > 0 && layers > 0 && width > 0 && kvWidth > 0 && bytesPerNumber > 0)) {
      throw new IllegalArgumentException(
          "A model has parameters, layers and widths: %s, %d, %d, %d, %s"
              .formatted(parameters, layers, width, kvWidth, bytesPerNumber));
    }
  }

  /**
   * A prompt of S tokens on one GPU: 2PS FLOP at the rate of matrix products against one reading of
   * the weights, and 2·L·S²·d FLOP at the rate of attention.
   */
  public Recipe prefill(int tokens, Measured rates) {
    return new Recipe(
        List.of(
            new Step(
                2 * parameters * tokens, rates.gemm(), bytesPerNumber * parameters, rates.gemv()),
            new Step(
                2.0 * layers * tokens * tokens * width, rates.prefillAttention(), 0, rates.gemv())),
        callsPerStep(),
        rates.launch());
  }

  /**
   * One token for each of B sequences with T tokens before: 2PB FLOP against one reading of the
   * weights, and the KV cache at the rate of decoding attention.
   */
  public Recipe decode(int batch, int context, Measured rates) {
    double kvBytes = 2.0 * bytesPerNumber * layers * context * kvWidth * batch;
    return new Recipe(
        List.of(
            new Step(
                2 * parameters * batch, rates.gemm(), bytesPerNumber * parameters, rates.gemv()),
            new Step(
                4.0 * layers * context * width * batch,
                rates.gemm(),
                kvBytes,
                rates.decodeAttention())),
        callsPerStep(),
        rates.launch());
  }

  private long callsPerStep() {
    return (long) KERNELS_PER_LAYER * layers;
  }

  /** The rates of a device that a model needs. */
  public record Measured(
      Rate gemm, Rate gemv, Rate prefillAttention, Rate decodeAttention, Rate launch) {}
}
