package eu.megawatt.kernels.cpu;

import java.util.Arrays;

/** Causal attention of one head, a tile's rows at a time. Each thread has one of its own. */
final class CausalHead {

  private final Tile tile;
  private final int tokens;
  private final int headSize;
  private final float scale;
  private final Softmax softmax;
  private final int scoreStride;
  private final int resultStride;
  private final float[] keyPanels;
  private final float[] valuePanels;
  private final float[] queryPanel;
  private final float[] scores;
  private final float[] weightPanel;
  private final float[] sums;

  CausalHead(Lanes lanes, int tokens, int headSize) {
    this.tile = Tile.wide(lanes);
    this.tokens = tokens;
    this.headSize = headSize;
    this.scale = (float) (1 / Math.sqrt(headSize));
    this.softmax = new Softmax(lanes);
    int width = tile.columns();
    this.scoreStride = Math.ceilDiv(tokens, width) * width;
    this.resultStride = Math.ceilDiv(headSize, width) * width;
    this.keyPanels = new float[scoreStride * headSize];
    this.valuePanels = new float[resultStride * tokens];
    this.queryPanel = new float[tile.rows() * headSize];
    this.scores = new float[tile.rows() * scoreStride];
    this.weightPanel = new float[tile.rows() * tokens];
    this.sums = new float[tile.rows() * resultStride];
  }

  /** Packs the keys and values of a head, token by token from a place on. */
  void load(float[] keys, float[] values, int at) {
    int width = tile.columns();
    for (int token = 0; token < tokens; token += width) {
      int to = token * headSize;
      Packing.columns(keys, token, tokens, headSize, at, headSize, width, keyPanels, to);
    }
    for (int column = 0; column < headSize; column += width) {
      int columns = Math.min(width, headSize - column);
      for (int token = 0; token < tokens; token++) {
        int to = column * tokens + token * width;
        System.arraycopy(values, at + token * headSize + column, valuePanels, to, columns);
      }
    }
  }

  /**
   * Has some rows attend: of each so many blocks of a tile's rows, one.
   *
   * @param at where the head's queries begin, and its results
   * @param first block
   * @param step from a block to the next
   */
  void attend(float[] queries, int at, int first, int step, float[] results) {
    for (int row = first * tile.rows(); row < tokens; row += step * tile.rows()) {
      int rows = Math.min(tile.rows(), tokens - row);
      Packing.columns(queries, row, tokens, headSize, at, headSize, tile.rows(), queryPanel, 0);
      score(row + rows);
      weigh(row, rows);
      sum(row + rows);
      for (int i = 0; i < rows; i++) {
        int to = at + (row + i) * headSize;
        System.arraycopy(sums, i * resultStride, results, to, headSize);
      }
    }
  }

  private void score(int keys) {
    Arrays.fill(scores, 0);
    for (int key = 0; key < keys; key += tile.columns()) {
      tile.multiply(headSize, queryPanel, 0, keyPanels, key * headSize, scores, key, scoreStride);
    }
  }

  /** Softmax of each row's scores up to itself; weights of later keys are zeros. */
  private void weigh(int row, int rows) {
    int height = tile.rows();
    Arrays.fill(weightPanel, 0);
    for (int i = 0; i < rows; i++) {
      int at = i * scoreStride;
      int keys = row + i + 1;
      softmax.scale(scores, at, keys, scale);
      softmax.of(scores, at, scores, at, keys);
      for (int key = 0; key < keys; key++) {
        weightPanel[key * height + i] = scores[at + key];
      }
    }
  }

  private void sum(int keys) {
    Arrays.fill(sums, 0);
    for (int column = 0; column < headSize; column += tile.columns()) {
      tile.multiply(keys, weightPanel, 0, valuePanels, column * tokens, sums, column, resultStride);
    }
  }
}
