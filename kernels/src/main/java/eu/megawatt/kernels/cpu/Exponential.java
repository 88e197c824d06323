package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * e^x in fp32, within 2e-7 of it for x from −86 to 86. What is below or above is taken as that.
 *
 * <p>x = n·ln 2 + r with |r| ≤ ln 2 / 2, ln 2 in two parts after Cody and Waite (1980); e^r by its
 * Taylor series to r^7, whose remainder is below 6e-9; and 2^n by adding n to the exponent's bits.
 * Limits are kept by comparing: the Vector API's max and min see to signs of zeros and to what is
 * no number, which takes longer.
 */
final class Exponential {

  private static final float LIMIT = 86;
  private static final float LOG2_E = 0x1.715476p0f;

  /** Upper bits of ln 2: times a whole number of 8 bits it is exact. */
  private static final float LN2_HIGH = 0x1.63p-1f;

  private static final float LN2_LOW = -0x1.bd0106p-13f;

  /** 1.5·2^23: what is added to it is rounded to a whole number, kept in the lowest bits. */
  private static final float ROUNDER = 12582912f;

  private static final int MANTISSA_BITS = 23;

  private Exponential() {}

  static FloatVector of(FloatVector x, VectorSpecies<Float> species) {
    FloatVector clamped =
        x.blend(-LIMIT, x.compare(VectorOperators.LT, -LIMIT))
            .blend(LIMIT, x.compare(VectorOperators.GT, LIMIT));
    FloatVector rounded =
        clamped.fma(
            FloatVector.broadcast(species, LOG2_E), FloatVector.broadcast(species, ROUNDER));
    FloatVector n = rounded.sub(ROUNDER);
    FloatVector r =
        n.fma(
            FloatVector.broadcast(species, -LN2_LOW),
            n.fma(FloatVector.broadcast(species, -LN2_HIGH), clamped));
    return rounded
        .reinterpretAsInts()
        .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
        .add(series(r, species).reinterpretAsInts())
        .reinterpretAsFloats();
  }

  private static FloatVector series(FloatVector r, VectorSpecies<Float> species) {
    FloatVector one = FloatVector.broadcast(species, 1);
    return FloatVector.broadcast(species, 1f / 5040)
        .fma(r, FloatVector.broadcast(species, 1f / 720))
        .fma(r, FloatVector.broadcast(species, 1f / 120))
        .fma(r, FloatVector.broadcast(species, 1f / 24))
        .fma(r, FloatVector.broadcast(species, 1f / 6))
        .fma(r, FloatVector.broadcast(species, 0.5f))
        .fma(r, one)
        .fma(r, one);
  }
}
