package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.Numbers;
import eu.megawatt.kernels.suite.SplitMix64;

/**
 * An endless row of random numbers of which each can be asked for alone: the reference and the
 * kernel read the same operand in their own order, and neither has to keep it.
 *
 * @param seed other seeds, other numbers
 * @param scale all numbers are between −scale and scale
 */
record Operand(long seed, float scale) implements Numbers {

  /** One of the operands of a kernel: numbers between −1 and 1. */
  static Operand of(long seed, int which) {
    return new Operand(seed ^ (which + 1) * 0xD1B54A32D192ED03L, 1);
  }

  /** The same, scaled. */
  Operand times(float factor) {
    return new Operand(seed, scale * factor);
  }

  @Override
  public double at(long place) {
    return number(place);
  }

  /** The number at a place. */
  float number(long place) {
    return (bits(place) >> 40) * 0x1p-23f * scale;
  }

  /** A whole number of 8 bits at a place. */
  byte byteAt(long place) {
    return (byte) (bits(place) >> 56);
  }

  /** A whole number at a place, from 0 to before a bound. */
  int below(int bound, long place) {
    return SplitMix64.below(bound, seed, place);
  }

  /** Some numbers from the first on. */
  float[] array(int length) {
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = number(i);
    }
    return numbers;
  }

  /** Some whole numbers from the first on. */
  byte[] bytes(int length) {
    byte[] numbers = new byte[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = byteAt(i);
    }
    return numbers;
  }

  private long bits(long place) {
    return SplitMix64.at(seed, place);
  }
}
