package eu.megawatt.service.predict;

import eu.megawatt.kernels.predict.Decoder;
import eu.megawatt.kernels.predict.Loop;
import eu.megawatt.kernels.predict.Part;
import eu.megawatt.kernels.predict.Recipe;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Work on a language model that has been checked.
 *
 * @param batch requests that a GPU decodes at a time
 */
public record TokenWork(
    Decoder model,
    Precision precision,
    WorkKind kind,
    long promptTokens,
    long outputTokens,
    long requests,
    long batch) {

  /**
   * The largest share that one GPU has where some share the requests out equally: prompts one after
   * the other, then batches token by token.
   *
   * @param loops what was measured as a whole, by its kernel
   */
  List<Part> share(int gpus, Map<Kernel, Loop> loops) {
    long own = Math.ceilDiv(requests, gpus);
    List<Part> parts = new ArrayList<>();
    if (kind.reads()) {
      parts.add(
          new Part(
              model.prefill((double) promptTokens).times((double) own),
              Optional.ofNullable(loops.get(Kernel.LLM_PREFILL))));
    }
    if (kind.writes()) {
      parts.add(new Part(decode(own), Optional.ofNullable(loops.get(Kernel.LLM_DECODE))));
    }
    return parts;
  }

  private Recipe decode(long own) {
    long together = Math.min(batch, own);
    long batches = own / together;
    Recipe whole = tokens(together).times((double) batches);
    long rest = own % together;
    return rest == 0 ? whole : whole.then(tokens(rest));
  }

  /** All tokens of one batch; before them are, on average, the prompt and half of the others. */
  private Recipe tokens(long together) {
    double before = promptTokens + (outputTokens - 1) / 2.0;
    return model.decode((double) together, before).times((double) outputTokens);
  }

  /** Tokens that come of it; of a prefill those that go in. */
  double tokens() {
    return (double) requests * (kind.writes() ? outputTokens : promptTokens);
  }
}
