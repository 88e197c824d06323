package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight rows, for 32 registers: 24 of C, 3 of B and what is left for A. */
final class TileOfEight extends Tile {

  TileOfEight(Lanes lanes) {
    super(lanes);
  }

  @Override
  int rows() {
    return 8;
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
    int row5 = cFrom + 5 * cStride;
    int row6 = cFrom + 6 * cStride;
    int row7 = cFrom + 7 * cStride;
    FloatVector c00 = FloatVector.fromArray(species, c, cFrom);
    FloatVector c01 = FloatVector.fromArray(species, c, cFrom + width);
    FloatVector c02 = FloatVector.fromArray(species, c, cFrom + 2 * width);
    FloatVector c10 = FloatVector.fromArray(species, c, row1);
    FloatVector c11 = FloatVector.fromArray(species, c, row1 + width);
    FloatVector c12 = FloatVector.fromArray(species, c, row1 + 2 * width);
    FloatVector c20 = FloatVector.fromArray(species, c, row2);
    FloatVector c21 = FloatVector.fromArray(species, c, row2 + width);
    FloatVector c22 = FloatVector.fromArray(species, c, row2 + 2 * width);
    FloatVector c30 = FloatVector.fromArray(species, c, row3);
    FloatVector c31 = FloatVector.fromArray(species, c, row3 + width);
    FloatVector c32 = FloatVector.fromArray(species, c, row3 + 2 * width);
    FloatVector c40 = FloatVector.fromArray(species, c, row4);
    FloatVector c41 = FloatVector.fromArray(species, c, row4 + width);
    FloatVector c42 = FloatVector.fromArray(species, c, row4 + 2 * width);
    FloatVector c50 = FloatVector.fromArray(species, c, row5);
    FloatVector c51 = FloatVector.fromArray(species, c, row5 + width);
    FloatVector c52 = FloatVector.fromArray(species, c, row5 + 2 * width);
    FloatVector c60 = FloatVector.fromArray(species, c, row6);
    FloatVector c61 = FloatVector.fromArray(species, c, row6 + width);
    FloatVector c62 = FloatVector.fromArray(species, c, row6 + 2 * width);
    FloatVector c70 = FloatVector.fromArray(species, c, row7);
    FloatVector c71 = FloatVector.fromArray(species, c, row7 + width);
    FloatVector c72 = FloatVector.fromArray(species, c, row7 + 2 * width);
    for (int step = 0; step < k; step++) {
      int atB = bFrom + step * VECTORS * width;
      int atA = aFrom + step * 8;
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
      FloatVector a3 = FloatVector.broadcast(species, a[atA + 3]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      c32 = a3.fma(b2, c32);
      FloatVector a4 = FloatVector.broadcast(species, a[atA + 4]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      c42 = a4.fma(b2, c42);
      FloatVector a5 = FloatVector.broadcast(species, a[atA + 5]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      c52 = a5.fma(b2, c52);
      FloatVector a6 = FloatVector.broadcast(species, a[atA + 6]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      c62 = a6.fma(b2, c62);
      FloatVector a7 = FloatVector.broadcast(species, a[atA + 7]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
      c72 = a7.fma(b2, c72);
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
    c30.intoArray(c, row3);
    c31.intoArray(c, row3 + width);
    c32.intoArray(c, row3 + 2 * width);
    c40.intoArray(c, row4);
    c41.intoArray(c, row4 + width);
    c42.intoArray(c, row4 + 2 * width);
    c50.intoArray(c, row5);
    c51.intoArray(c, row5 + width);
    c52.intoArray(c, row5 + 2 * width);
    c60.intoArray(c, row6);
    c61.intoArray(c, row6 + width);
    c62.intoArray(c, row6 + 2 * width);
    c70.intoArray(c, row7);
    c71.intoArray(c, row7 + width);
    c72.intoArray(c, row7 + 2 * width);
  }
}
