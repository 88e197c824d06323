package eu.megawatt.kernels.cpu;

/** Turns rows into a panel of columns. */
final class Packing {

  private Packing() {}

  /**
   * Some rows of a matrix, column after column. Rows past the last are zeros.
   *
   * @param row the first
   * @param rows of the matrix
   * @param stride numbers from one of its rows to the next
   * @param height rows of the panel
   */
  static void columns(
      float[] matrix,
      int row,
      int rows,
      int stride,
      int columnFrom,
      int columns,
      int height,
      float[] panel,
      int at) {
    for (int i = 0; i < height; i++) {
      if (row + i < rows) {
        int from = (row + i) * stride + columnFrom;
        for (int j = 0; j < columns; j++) {
          panel[at + j * height + i] = matrix[from + j];
        }
      } else {
        for (int j = 0; j < columns; j++) {
          panel[at + j * height + i] = 0;
        }
      }
    }
  }
}
