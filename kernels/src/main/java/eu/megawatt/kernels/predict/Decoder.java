package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
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
  public Recipe prefill(double tokens) {
    return new Recipe(
        List.of(
            new Step(
                2 * parameters * tokens, Kernel.GEMM, bytesPerNumber * parameters, Kernel.GEMV),
            new Step(
                2.0 * layers * tokens * tokens * width, Kernel.ATTENTION_PREFILL, 0, Kernel.GEMV)),
        callsPerStep());
  }

  /**
   * One token for each of B sequences with T tokens before: 2PB FLOP against one reading of the
   * weights, and the KV cache at the rate of decoding attention. It is linear in T, so with the
   * mean of T it is the mean of all tokens.
   */
  public Recipe decode(double batch, double context) {
    double kvBytes = 2.0 * bytesPerNumber * layers * context * kvWidth * batch;
    return new Recipe(
        List.of(
            new Step(2 * parameters * batch, Kernel.GEMM, bytesPerNumber * parameters, Kernel.GEMV),
            new Step(
                4.0 * layers * context * width * batch,
                Kernel.GEMM,
                kvBytes,
                Kernel.ATTENTION_DECODE)),
        callsPerStep());
  }

  private double callsPerStep() {
    return (double) KERNELS_PER_LAYER * layers;
  }
}
