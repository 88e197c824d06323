package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** One row: for what is bound by the reading of B. */
final class TileOfOne extends Tile {

  TileOfOne(Lanes lanes) {
    super(lanes);
  }

  @Override
  int rows() {
    return 1;
  }

  @Override
  void multiply(
      int k, float[] a, int aFrom, float[] b, int bFrom, float[] c, int cFrom, int cStride) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    FloatVector c00 = FloatVector.fromArray(species, c, cFrom);
    FloatVector c01 = FloatVector.fromArray(species, c, cFrom + width);
    FloatVector c02 = FloatVector.fromArray(species, c, cFrom + 2 * width);
    for (int step = 0; step < k; step++) {
      int atB = bFrom + step * VECTORS * width;
      FloatVector b0 = FloatVector.fromArray(species, b, atB);
      FloatVector b1 = FloatVector.fromArray(species, b, atB + width);
      FloatVector b2 = FloatVector.fromArray(species, b, atB + 2 * width);
      FloatVector a0 = FloatVector.broadcast(species, a[aFrom + step]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      c02 = a0.fma(b2, c02);
    }
    c00.intoArray(c, cFrom);
    c01.intoArray(c, cFrom + width);
    c02.intoArray(c, cFrom + 2 * width);
  }
}
