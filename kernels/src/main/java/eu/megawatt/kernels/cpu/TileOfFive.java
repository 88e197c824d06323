package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Five rows, for 32 registers: 20 of C, 4 of B and 5 of A. */
final class TileOfFive extends Tile {

  TileOfFive(Lanes lanes) {
    super(lanes);
  }

  @Override
  int rows() {
    return 5;
  }

  @Override
  void multiply(
      int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    int row1 = cFrom + cStride;
    int row2 = cFrom + 2 * cStride;
    int row3 = cFrom + 3 * cStride;
    int row4 = cFrom + 4 * cStride;
    FloatVector c00 = FloatVector.fromArray(species, c, cFrom);
    FloatVector c01 = FloatVector.fromArray(species, c, cFrom + width);
    FloatVector c02 = FloatVector.fromArray(species, c, cFrom + 2 * width);
    FloatVector c03 = FloatVector.fromArray(species, c, cFrom + 3 * width);
    FloatVector c10 = FloatVector.fromArray(species, c, row1);
    FloatVector c11 = FloatVector.fromArray(species, c, row1 + width);
    FloatVector c12 = FloatVector.fromArray(species, c, row1 + 2 * width);
    FloatVector c13 = FloatVector.fromArray(species, c, row1 + 3 * width);
    FloatVector c20 = FloatVector.fromArray(species, c, row2);
    FloatVector c21 = FloatVector.fromArray(species, c, row2 + width);
    FloatVector c22 = FloatVector.fromArray(species, c, row2 + 2 * width);
    FloatVector c23 = FloatVector.fromArray(species, c, row2 + 3 * width);
    FloatVector c30 = FloatVector.fromArray(species, c, row3);
    FloatVector c31 = FloatVector.fromArray(species, c, row3 + width);
    FloatVector c32 = FloatVector.fromArray(species, c, row3 + 2 * width);
    FloatVector c33 = FloatVector.fromArray(species, c, row3 + 3 * width);
    FloatVector c40 = FloatVector.fromArray(species, c, row4);
    FloatVector c41 = FloatVector.fromArray(species, c, row4 + width);
    FloatVector c42 = FloatVector.fromArray(species, c, row4 + 2 * width);
    FloatVector c43 = FloatVector.fromArray(species, c, row4 + 3 * width);
    for (int step = 0; step < k; step++) {
      int atB = bFrom + step * VECTORS * width;
      int atA = aFrom + step * 5;
      FloatVector b0 = FloatVector.fromArray(species, b, atB);
      FloatVector b1 = FloatVector.fromArray(species, b, atB + width);
      FloatVector b2 = FloatVector.fromArray(species, b, atB + 2 * width);
      FloatVector b3 = FloatVector.fromArray(species, b, atB + 3 * width);
      FloatVector a0 = FloatVector.broadcast(species, a[atA]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
      c03 = a0.fma(b3, c03);
      FloatVector a1 = FloatVector.broadcast(species, a[atA + 1]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      c12 = a1.fma(b2, c12);
      c13 = a1.fma(b3, c13);
      FloatVector a2 = FloatVector.broadcast(species, a[atA + 2]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      c22 = a2.fma(b2, c22);
      c23 = a2.fma(b3, c23);
      FloatVector a3 = FloatVector.broadcast(species, a[atA + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      c33 = a3.fma(b3, c33);
      FloatVector a4 = FloatVector.broadcast(species, a[atA + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      c43 = a4.fma(b3, c43);
    }
    c00.intoArray(c, cFrom);
    c01.intoArray(c, cFrom + width);
    c02.intoArray(c, cFrom + 2 * width);
    c03.intoArray(c, cFrom + 3 * width);
    c10.intoArray(c, row1);
    c11.intoArray(c, row1 + width);
    c12.intoArray(c, row1 + 2 * width);
    c13.intoArray(c, row1 + 3 * width);
    c20.intoArray(c, row2);
    c21.intoArray(c, row2 + width);
    c22.intoArray(c, row2 + 2 * width);
    c23.intoArray(c, row2 + 3 * width);
    c30.intoArray(c, row3);
    c31.intoArray(c, row3 + width);
    c32.intoArray(c, row3 + 2 * width);
    c33.intoArray(c, row3 + 3 * width);
    c40.intoArray(c, row4);
    c41.intoArray(c, row4 + width);
    c42.intoArray(c, row4 + 2 * width);
    c43.intoArray(c, row4 + 3 * width);
  }
}
