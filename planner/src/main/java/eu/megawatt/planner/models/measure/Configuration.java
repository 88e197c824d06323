package eu.megawatt.planner.models.measure;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a model was served when it was measured.
 *
 * @param gpuType as the file names it, such as "H100"
 * @param gpuCount GPUs that serve one copy of the model
 * @param precision of the weights; "" where nobody said
 * @param sequencesLimit requests that may be served at once
 * @param batchSize requests that were served at once on average
 */
public record Configuration(
    String gpuType,
    int gpuCount,
    String precision,
    OptionalInt sequencesLimit,
    OptionalDouble batchSize) {

  /** GPUs of one copy at most, as many as one NVLink domain of today has many times over. */
  public static final int MOST_GPUS = 10_000;

  public Configuration {
    if (gpuType.isBlank()) {
      throw new IllegalArgumentException("gpuType is empty; it names a type such as \"H100\"");
    }
    if (gpuCount < 1 || gpuCount > MOST_GPUS) {
      throw new IllegalArgumentException(
          "gpuCount is %d; it is from 1 to %d".formatted(gpuCount, MOST_GPUS));
    }
  }

  /** Requests served at once: on average, else at most; infinitely many where nobody said. */
  public double atOnce() {
    return batchSize.orElse(
        sequencesLimit.isPresent() ? sequencesLimit.getAsInt() : Double.POSITIVE_INFINITY);
  }

  /** In words, such as "2 x H100, bfloat16, batch 128". */
  public String words() {
    StringBuilder words = new StringBuilder("%d x %s".formatted(gpuCount, gpuType));
    if (!precision.isEmpty()) {
      words.append(", ").append(precision);
    }
    batchSize.ifPresent(size -> words.append(", batch ").append(Math.round(size)));
    return words.toString();
  }
}
