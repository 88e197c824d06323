package eu.megawatt.kernels.cpu;

import java.util.Arrays;

/**
 * A softmax-weighted sum of values that is not yet divided by the sum of its weights, and what its
 * weights are relative to: two of them make one, as in "Online normalizer calculation for softmax",
 * Milakov and Gimelshein (2018).
 */
final class Partial {

  private final float[] numbers;
  private float largest = Float.NEGATIVE_INFINITY;
  private float sum;

  Partial(int length) {
    numbers = new float[length];
  }

  float[] numbers() {
    return numbers;
  }

  /**
   * Says how its numbers are weighted.
   *
   * @param largest of the scores: weights are e^(score − largest)
   * @param sum of the weights
   */
  void set(float largest, float sum) {
    this.largest = largest;
    this.sum = sum;
  }

  /** Makes it one of nothing. */
  void clear() {
    Arrays.fill(numbers, 0);
    set(Float.NEGATIVE_INFINITY, 0);
  }

  /** Takes in another stretch. */
  void add(Partial other) {
    float most = Math.max(largest, other.largest);
    float mine = (float) Math.exp(largest - most);
    float its = (float) Math.exp(other.largest - most);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] * mine + other.numbers[i] * its;
    }
    set(most, sum * mine + other.sum * its);
  }

  /** Writes the weighted mean of the values. */
  void write(float[] results, int at, int length) {
    float factor = 1 / sum;
    for (int i = 0; i < length; i++) {
      results[at + i] = numbers[i] * factor;
    }
  }
}
