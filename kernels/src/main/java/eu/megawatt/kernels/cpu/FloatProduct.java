package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Shape.Product;
import java.util.Arrays;

/** A product of fp32 numbers, all matrices row by row. */
final class FloatProduct extends BlockedProduct {

  private final float[] a;
  private final float[] b;
  private final float[] c;

  FloatProduct(
      Team team, Tile tile, Blocking blocking, Product shape, float[] a, float[] b, float[] c) {
    super(team, tile, blocking, shape);
    this.a = a;
    this.b = b;
    this.c = c;
  }

  @Override
  void clear(int rowFrom, int rowTo) {
    Arrays.fill(c, rowFrom * shape().n(), rowTo * shape().n(), 0);
  }

  @Override
  void packA(int row, int kFrom, int k, float[] panel, int at) {
    Packing.columns(a, row, shape().m(), shape().k(), kFrom, k, tile().rows(), panel, at);
  }

  @Override
  void packB(int column, int kFrom, int k, float[] panel, int at) {
    int width = tile().columns();
    int length = Math.min(width, shape().n() - column);
    for (int step = 0; step < k; step++) {
      int to = at + step * width;
      System.arraycopy(b, (kFrom + step) * shape().n() + column, panel, to, length);
      Arrays.fill(panel, to + length, to + width, 0);
    }
  }

  @Override
  void addTile(
      int k,
      float[] panelOfA,
      int aFrom,
      float[] panelOfB,
      int bFrom,
      int row,
      int column,
      float[] scratch) {
    int columns = shape().n();
    int rows = Math.min(tile().rows(), shape().m() - row);
    int width = Math.min(tile().columns(), columns - column);
    int at = row * columns + column;
    if (rows == tile().rows() && width == tile().columns()) {
      tile().multiply(k, panelOfA, aFrom, panelOfB, bFrom, c, at, columns);
      return;
    }
    for (int i = 0; i < rows; i++) {
      System.arraycopy(c, at + i * columns, scratch, i * tile().columns(), width);
    }
    tile().multiply(k, panelOfA, aFrom, panelOfB, bFrom, scratch, 0, tile().columns());
    for (int i = 0; i < rows; i++) {
      System.arraycopy(scratch, i * tile().columns(), c, at + i * columns, width);
    }
  }
}
