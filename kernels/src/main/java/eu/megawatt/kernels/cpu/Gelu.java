package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * x·½(1 + tanh(√(2/π)(x + 0.044715·x³))), the approximation of Hendrycks and Gimpel (2016), as x /
 * (1 + e^(−2√(2/π)(x + 0.044715·x³))).
 */
final class Gelu {

  private static final float FACTOR = (float) (-2 * Math.sqrt(2 / Math.PI));
  private static final float CUBIC = 0.044715f;

  private Gelu() {}

  /** Replaces some numbers, of which there are whole vectors. */
  static void replace(Lanes lanes, float[] numbers, int from, int length) {
    VectorSpecies<Float> species = lanes.floats();
    FloatVector one = FloatVector.broadcast(species, 1);
    for (int at = from; at < from + length; at += species.length()) {
      FloatVector x = FloatVector.fromArray(species, numbers, at);
      FloatVector inner = x.mul(x).mul(CUBIC).add(one).mul(x).mul(FACTOR);
      x.div(Exponential.of(inner, species).add(one)).intoArray(numbers, at);
    }
  }
}
