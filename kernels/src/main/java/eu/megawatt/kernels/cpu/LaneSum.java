package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;

/**
 * The sum of a vector's lanes in one fixed order. The Vector API leaves the order of its own open:
 * interpreted and compiled code would differ in the last bit, and so would their fingerprints.
 */
final class LaneSum {

  private final float[] lanes;

  LaneSum(Lanes of) {
    lanes = new float[of.count()];
  }

  float of(FloatVector vector) {
    vector.intoArray(lanes, 0);
    for (int half = lanes.length / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }
}
