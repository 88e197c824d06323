package eu.megawatt.service.predict;

import java.util.Optional;

/**
 * Work on a language model as it is asked for, before anything in it has been checked. Each GPU
 * holds the whole model; the requests are shared out equally.
 *
 * @param kind {@code Prefill}, {@code Decode} or, if it is left out, {@code Generate}: both
 * @param promptTokenCount of each request
 * @param outputTokenCount of each request; not of a prefill
 * @param batchSize requests that a GPU decodes at a time; 1 if it is left out
 */
public record WorkBody(
    Optional<ModelShape> model,
    Optional<String> kind,
    Optional<Long> promptTokenCount,
    Optional<Long> outputTokenCount,
    Optional<Long> requestCount,
    Optional<Long> batchSize) {

  /** As many requests as are decoded at a time. */
  public WorkBody ofOneBatch() {
    return new WorkBody(
        model,
        kind,
        promptTokenCount,
        outputTokenCount,
        batchSize.or(() -> Optional.of(1L)),
        batchSize);
  }

  /**
   * A decoder-only language model.
   *
   * @param parameterCount that each token passes: of experts only the ones that are active
   * @param hiddenSize the width d of a layer
   * @param kvSize numbers of keys, and as many of values, that a layer keeps of a token; as wide as
   *     the layer if it is left out
   * @param precision of weights and KV cache, like {@code bf16}
   * @param nickname what measurements of models call it; nothing is predicted by it
   */
  public record ModelShape(
      Optional<Long> parameterCount,
      Optional<Long> layerCount,
      Optional<Long> hiddenSize,
      Optional<Long> kvSize,
      Optional<String> precision,
      Optional<String> nickname) {

    static final ModelShape NONE =
        new ModelShape(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
