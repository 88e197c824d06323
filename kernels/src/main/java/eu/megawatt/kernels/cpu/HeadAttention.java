package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.TinyModel;

/** Attention of some heads of a model on what they have seen. Each thread has one of its own. */
final class HeadAttention {

  private final Attention attention;
  private final Partial part;
  private final Partial whole;
  private final int size;

  HeadAttention(Lanes lanes, int headSize) {
    int stride = new KeyValues(lanes, 1, 1, headSize).valueStride();
    this.attention = new Attention(lanes, headSize);
    this.part = new Partial(stride);
    this.whole = new Partial(stride);
    this.size = headSize;
  }

  /**
   * Keeps the keys and values of new tokens, and has each attend to itself and all before.
   *
   * @param from the first new token's place
   * @param rows how many are new
   */
  void attend(
      Rows queryKeyValue,
      TinyModel model,
      KeyValues cache,
      Span heads,
      int from,
      int rows,
      Rows results) {
    float[] numbers = queryKeyValue.numbers();
    for (int head = heads.from(); head < heads.to(); head++) {
      for (int row = 0; row < rows; row++) {
        int key = row * queryKeyValue.stride() + model.width() + head * size;
        cache.put(head, from + row, numbers, key, numbers, key + model.width());
      }
      for (int row = 0; row < rows; row++) {
        attend(numbers, row * queryKeyValue.stride() + head * size, cache, head, from + row + 1);
        whole.write(results.numbers(), row * results.stride() + head * size, size);
      }
    }
  }

  private void attend(float[] queries, int at, KeyValues cache, int head, int length) {
    whole.clear();
    for (int stretch = 0; stretch < KeyValues.stretches(length); stretch++) {
      attention.attend(queries, at, cache, head, stretch, length, part);
      whole.add(part);
    }
  }
}
