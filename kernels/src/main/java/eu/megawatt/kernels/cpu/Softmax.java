package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Parts of a softmax over numbers in a row. Each thread has one of its own. */
final class Softmax {

  private final Lanes lanes;
  private final LaneSum laneSum;
  private final float[] rest;

  Softmax(Lanes lanes) {
    this.lanes = lanes;
    this.laneSum = new LaneSum(lanes);
    this.rest = new float[lanes.count()];
  }

  /** The largest of some numbers. */
  float largest(float[] numbers, int from, int length) {
    VectorSpecies<Float> species = lanes.floats();
    int bound = from + species.loopBound(length);
    FloatVector most = FloatVector.broadcast(species, Float.NEGATIVE_INFINITY);
    int at = from;
    for (; at < bound; at += species.length()) {
      FloatVector x = FloatVector.fromArray(species, numbers, at);
      most = most.blend(x, x.compare(VectorOperators.GT, most));
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (; at < from + length; at++) {
      largest = Math.max(largest, numbers[at]);
    }
    return largest;
  }

  /**
   * Replaces each number x by e^(x − offset).
   *
   * @return their sum
   */
  float exponentials(float[] numbers, int from, float offset, float[] results, int to, int length) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    int bound = species.loopBound(length);
    FloatVector sums = FloatVector.zero(species);
    int at = 0;
    for (; at < bound; at += width) {
      FloatVector x = FloatVector.fromArray(species, numbers, from + at).sub(offset);
      FloatVector e = Exponential.of(x, species);
      e.intoArray(results, to + at);
      sums = sums.add(e);
    }
    float sum = laneSum.of(sums);
    if (at < length) {
      System.arraycopy(numbers, from + at, rest, 0, length - at);
      Exponential.of(FloatVector.fromArray(species, rest, 0).sub(offset), species)
          .intoArray(rest, 0);
      for (int i = 0; at < length; i++, at++) {
        results[to + at] = rest[i];
        sum += rest[i];
      }
    }
    return sum;
  }

  /** Multiplies some numbers in their place. */
  void scale(float[] numbers, int from, int length, float factor) {
    VectorSpecies<Float> species = lanes.floats();
    int bound = from + species.loopBound(length);
    int at = from;
    for (; at < bound; at += species.length()) {
      FloatVector.fromArray(species, numbers, at).mul(factor).intoArray(numbers, at);
    }
    for (; at < from + length; at++) {
      numbers[at] *= factor;
    }
  }

  /** The softmax of some numbers. */
  void of(float[] numbers, int from, float[] results, int to, int length) {
    float sum = exponentials(numbers, from, largest(numbers, from, length), results, to, length);
    scale(results, to, length, 1 / sum);
  }
}
