package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * x / √(mean of x² + 1e-5): root mean square layer normalisation, Zhang and Sennrich (2019). Each
 * thread has one of its own.
 */
final class RmsNorm {

  private static final float EPSILON = 1e-5f;

  private final Lanes lanes;
  private final LaneSum laneSum;

  RmsNorm(Lanes lanes) {
    this.lanes = lanes;
    this.laneSum = new LaneSum(lanes);
  }

  /** Norms a row and multiplies each number with its gain. */
  void of(float[] numbers, int from, float[] gains, float[] results, int to, int length) {
    float factor = (float) (1 / Math.sqrt(squares(numbers, from, length) / length + EPSILON));
    VectorSpecies<Float> species = lanes.floats();
    int bound = species.loopBound(length);
    int i = 0;
    for (; i < bound; i += species.length()) {
      FloatVector.fromArray(species, numbers, from + i)
          .mul(factor)
          .mul(FloatVector.fromArray(species, gains, i))
          .intoArray(results, to + i);
    }
    for (; i < length; i++) {
      results[to + i] = numbers[from + i] * factor * gains[i];
    }
  }

  private float squares(float[] numbers, int from, int length) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    int bound = from + length / (2 * width) * (2 * width);
    FloatVector even = FloatVector.zero(species);
    FloatVector odd = FloatVector.zero(species);
    int at = from;
    for (; at < bound; at += 2 * width) {
      FloatVector x = FloatVector.fromArray(species, numbers, at);
      FloatVector y = FloatVector.fromArray(species, numbers, at + width);
      even = x.fma(x, even);
      odd = y.fma(y, odd);
    }
    float sum = laneSum.of(even.add(odd));
    for (; at < from + length; at++) {
      sum += numbers[at] * numbers[at];
    }
    return sum;
  }
}
