package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Three rows, for 16 registers: 9 of C, 3 of B and 3 of A. */
final class TileOfThree extends Tile {

  TileOfThree(Lanes lanes) {
    super(lanes);
  }

  @Override
  int rows() {
    return 3;
  }

  @Override
  void multiply(
      int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    int row1 = cFrom + cStride;
    int row2 = cFrom + 2 * cStride;
    FloatVector c00 = FloatVector.fromArray(species, c, cFrom);
    FloatVector c01 = FloatVector.fromArray(species, c, cFrom + width);
    FloatVector c02 = FloatVector.fromArray(species, c, cFrom + 2 * width);
    FloatVector c10 = FloatVector.fromArray(species, c, row1);
    FloatVector c11 = FloatVector.fromArray(species, c, row1 + width);
    FloatVector c12 = FloatVector.fromArray(species, c, row1 + 2 * width);
    FloatVector c20 = FloatVector.fromArray(species, c, row2);
    FloatVector c21 = FloatVector.fromArray(species, c, row2 + width);
    FloatVector c22 = FloatVector.fromArray(species, c, row2 + 2 * width);
    for (int step = 0; step < k; step++) {
      int atB = bFrom + step * VECTORS * width;
      int atA = aFrom + step * 3;
      FloatVector b0 = FloatVector.fromArray(species, b, atB);
      FloatVector b1 = FloatVector.fromArray(species, b, atB + width);
      FloatVector b2 = FloatVector.fromArray(species, b, atB + 2 * width);
      FloatVector a0 = FloatVector.broadcast(species, a[atA]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      FloatVector a1 = FloatVector.broadcast(species, a[atA + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      FloatVector a2 = FloatVector.broadcast(species, a[atA + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
    }
    c00.intoArray(c, cFrom);
    c01.intoArray(c, cFrom + width);
    c02.intoArray(c, cFrom + 2 * width);
    c10.intoArray(c, row1);
    c11.intoArray(c, row1 + width);
    c12.intoArray(c, row1 + 2 * width);
    c20.intoArray(c, row2);
    c21.intoArray(c, row2 + width);
    c22.intoArray(c, row2 + 2 * width);
  }
}
