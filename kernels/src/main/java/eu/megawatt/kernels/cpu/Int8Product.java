package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Shape.Product;
import java.util.Arrays;

/**
 * A product of whole numbers of 8 bits, exact in 32. Products of a block are summed in fp32: they
 * are at most 2^14, and 512 of them stay below 2^24, up to which fp32 has every whole number. The
 * Vector API has no dot product of bytes.
 */
final class Int8Product extends BlockedProduct {

  private final byte[] a;
  private final byte[] b;
  private final int[] c;

  Int8Product(Team team, Tile tile, Blocking blocking, Product shape, byte[] a, byte[] b, int[] c) {
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
    int height = tile().rows();
    for (int i = 0; i < height; i++) {
      boolean isThere = row + i < shape().m();
      int from = (row + i) * shape().k() + kFrom;
      for (int step = 0; step < k; step++) {
        panel[at + step * height + i] = isThere ? a[from + step] : 0;
      }
    }
  }

  @Override
  void packB(int column, int kFrom, int k, float[] panel, int at) {
    int width = tile().columns();
    int length = Math.min(width, shape().n() - column);
    for (int step = 0; step < k; step++) {
      int from = (kFrom + step) * shape().n() + column;
      int to = at + step * width;
      for (int j = 0; j < length; j++) {
        panel[to + j] = b[from + j];
      }
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
    Arrays.fill(scratch, 0);
    tile().multiply(k, panelOfA, aFrom, panelOfB, bFrom, scratch, 0, tile().columns());
    int rows = Math.min(tile().rows(), shape().m() - row);
    int width = Math.min(tile().columns(), shape().n() - column);
    for (int i = 0; i < rows; i++) {
      int to = (row + i) * shape().n() + column;
      int from = i * tile().columns();
      for (int j = 0; j < width; j++) {
        c[to + j] += (int) scratch[from + j];
      }
    }
  }
}
