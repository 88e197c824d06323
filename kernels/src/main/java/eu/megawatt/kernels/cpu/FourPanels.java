package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row times four panels of weights at once, for 32 registers: 12 sums. What is bound by reading
 * reads from four places then, each in its own pages, and a processor fetches ahead in each of
 * them. The sums are those of {@link TileOfOne}, number by number.
 */
final class FourPanels {

  /** How many. */
  static final int PANELS = 4;

  private final Lanes lanes;

  FourPanels(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Whether there are registers for it. */
  static boolean fit(Lanes lanes) {
    return lanes.bits() == 512;
  }

  /**
   * Adds to four times a panel's columns of C.
   *
   * @param k steps
   * @param a a number for each step
   * @param b four panels
   * @param bStride numbers from one panel to the next
   */
  void multiply(int k, float[] a, float[] b, int bFrom, int bStride, float[] c, int cFrom) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    int panel1 = bFrom + bStride;
    int panel2 = bFrom + 2 * bStride;
    int panel3 = bFrom + 3 * bStride;
    FloatVector c00 = FloatVector.fromArray(species, c, cFrom);
    FloatVector c01 = FloatVector.fromArray(species, c, cFrom + width);
    FloatVector c02 = FloatVector.fromArray(species, c, cFrom + 2 * width);
    FloatVector c10 = FloatVector.fromArray(species, c, cFrom + 3 * width);
    FloatVector c11 = FloatVector.fromArray(species, c, cFrom + 4 * width);
    FloatVector c12 = FloatVector.fromArray(species, c, cFrom + 5 * width);
    FloatVector c20 = FloatVector.fromArray(species, c, cFrom + 6 * width);
    FloatVector c21 = FloatVector.fromArray(species, c, cFrom + 7 * width);
    FloatVector c22 = FloatVector.fromArray(species, c, cFrom + 8 * width);
    FloatVector c30 = FloatVector.fromArray(species, c, cFrom + 9 * width);
    FloatVector c31 = FloatVector.fromArray(species, c, cFrom + 10 * width);
    FloatVector c32 = FloatVector.fromArray(species, c, cFrom + 11 * width);
    for (int step = 0; step < k; step++) {
      int at = step * Tile.VECTORS * width;
      FloatVector factor = FloatVector.broadcast(species, a[step]);
      c00 = factor.fma(FloatVector.fromArray(species, b, bFrom + at), c00);
      c01 = factor.fma(FloatVector.fromArray(species, b, bFrom + at + width), c01);
      c02 = factor.fma(FloatVector.fromArray(species, b, bFrom + at + 2 * width), c02);
      c10 = factor.fma(FloatVector.fromArray(species, b, panel1 + at), c10);
      c11 = factor.fma(FloatVector.fromArray(species, b, panel1 + at + width), c11);
      c12 = factor.fma(FloatVector.fromArray(species, b, panel1 + at + 2 * width), c12);
      c20 = factor.fma(FloatVector.fromArray(species, b, panel2 + at), c20);
      c21 = factor.fma(FloatVector.fromArray(species, b, panel2 + at + width), c21);
      c22 = factor.fma(FloatVector.fromArray(species, b, panel2 + at + 2 * width), c22);
      c30 = factor.fma(FloatVector.fromArray(species, b, panel3 + at), c30);
      c31 = factor.fma(FloatVector.fromArray(species, b, panel3 + at + width), c31);
      c32 = factor.fma(FloatVector.fromArray(species, b, panel3 + at + 2 * width), c32);
    }
    c00.intoArray(c, cFrom);
    c01.intoArray(c, cFrom + width);
    c02.intoArray(c, cFrom + 2 * width);
    c10.intoArray(c, cFrom + 3 * width);
    c11.intoArray(c, cFrom + 4 * width);
    c12.intoArray(c, cFrom + 5 * width);
    c20.intoArray(c, cFrom + 6 * width);
    c21.intoArray(c, cFrom + 7 * width);
    c22.intoArray(c, cFrom + 8 * width);
    c30.intoArray(c, cFrom + 9 * width);
    c31.intoArray(c, cFrom + 10 * width);
    c32.intoArray(c, cFrom + 11 * width);
  }
}
