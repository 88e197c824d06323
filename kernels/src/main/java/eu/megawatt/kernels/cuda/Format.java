package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.SplitMix64;

/**
 * What numbers are stored as, and what number i of a random stream is in it: the same as the device
 * code fills in, worked out here anew. {@link #FP32}, {@link #BF16} and {@link #FP16} are rounded
 * from 24 bits in [−1, 1) times a scale; {@link #FP8} is below 1, {@link #INT8} all 256 numbers.
 */
enum Format {
  FP32("fp32", 4),
  BF16("bf16", 2),
  FP16("fp16", 2),
  FP8("fp8", 1),
  INT8("int8", 1);

  private final String word;
  private final int bytes;

  Format(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  /** As kernels are called by it. */
  String word() {
    return word;
  }

  /** Bytes of a number. */
  int bytes() {
    return bytes;
  }

  /** Whether a scale counts. */
  boolean isScaled() {
    return this == FP32 || this == BF16 || this == FP16;
  }

  /** Number i of a stream. */
  double number(long seed, long i, float scale) {
    int random = bits(seed, i);
    return switch (this) {
      case FP32 -> unit(random) * scale;
      case BF16 -> bf16(unit(random) * scale);
      case FP16 -> Float.float16ToFloat(Float.floatToFloat16(unit(random) * scale));
      case FP8 -> e4m3((random & 0x80) | Integer.remainderUnsigned(random >>> 8, 0x38));
      case INT8 -> (byte) random;
    };
  }

  /** Place i of a stream below a limit. */
  static int place(long seed, long i, int limit) {
    return Integer.remainderUnsigned(bits(seed, i), limit);
  }

  /** The seed of the n-th of several streams. */
  static long seed(long seed, int n) {
    return SplitMix64.mix(seed ^ SplitMix64.mix(n));
  }

  /** Rounded to the nearest number of 8 significant bits, to even where two are as near. */
  static float bf16(float x) {
    int raw = Float.floatToRawIntBits(x);
    return Float.intBitsToFloat(raw + 0x7fff + (raw >>> 16 & 1) & 0xffff0000);
  }

  private static int bits(long seed, long i) {
    return (int) (SplitMix64.at(seed, i) >>> 32);
  }

  private static float unit(int random) {
    return (random >> 8) * 0x1p-23f;
  }

  /** OCP's 8-bit floating point, 4 bits of exponent: no number above 448 is asked for here. */
  private static double e4m3(int code) {
    int exponent = code >> 3 & 0xf;
    int mantissa = code & 7;
    double size =
        exponent == 0
            ? Math.scalb((double) mantissa, -9)
            : Math.scalb(8.0 + mantissa, exponent - 10);
    return (code & 0x80) == 0 ? size : -size;
  }
}
