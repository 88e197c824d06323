package eu.megawatt.kernels.cpu;

import java.util.Arrays;

/**
 * A matrix of fp32 numbers whose rows and columns are rounded up to whole tiles; what is past the
 * last row or column is never read as a result.
 */
final class Rows {

  private final int rows;
  private final int stride;
  private final float[] numbers;

  /** Room for so many rows and columns, whatever the tiles. */
  Rows(Lanes lanes, int rows, int columns) {
    int width = Tile.VECTORS * lanes.count();
    int height = Tile.forRows(lanes, rows).rows();
    this.rows = rows;
    this.stride = Math.ceilDiv(columns, width) * width;
    this.numbers = new float[Math.ceilDiv(rows, height) * height * stride];
  }

  int rows() {
    return rows;
  }

  int stride() {
    return stride;
  }

  float[] numbers() {
    return numbers;
  }

  float at(int row, int column) {
    return numbers[row * stride + column];
  }

  void set(int row, int column, float number) {
    numbers[row * stride + column] = number;
  }

  void fill(float number) {
    Arrays.fill(numbers, number);
  }
}
