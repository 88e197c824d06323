package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.Numbers;

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
    return (int) (((bits(place) >>> 32) * bound) >>> 32);
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

  /** SplitMix64 of Steele, Lea and Flood (2014), asked for its state at a place. */
  private long bits(long place) {
    long z = seed + (place + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
