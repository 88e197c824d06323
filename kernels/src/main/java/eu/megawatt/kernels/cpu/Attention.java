package eu.megawatt.kernels.cpu;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Attention of one query on a stretch of keys and values, as a part of it: softmax over all
 * stretches comes together in {@link Partial}. Each thread has one of its own.
 */
final class Attention {

  private final Lanes lanes;
  private final int headSize;
  private final float scale;
  private final Softmax softmax;
  private final float[] scores = new float[KeyValues.STRETCH];

  Attention(Lanes lanes, int headSize) {
    this.lanes = lanes;
    this.headSize = headSize;
    this.scale = (float) (1 / Math.sqrt(headSize));
    this.softmax = new Softmax(lanes);
  }

  /**
   * Attends to the keys of a stretch.
   *
   * @param stretch which; the cache holds at least one of its keys
   * @param length keys before and in it that count
   */
  void attend(
      float[] query, int at, KeyValues cache, int head, int stretch, int length, Partial result) {
    int from = stretch * KeyValues.STRETCH;
    int keys = Math.min(length - from, KeyValues.STRETCH);
    for (int key = 0; key < keys; key += cache.panelKeys()) {
      score(query, at, cache.keys(), cache.panelAt(head, from + key), key);
    }
    softmax.scale(scores, 0, keys, scale);
    float largest = softmax.largest(scores, 0, keys);
    float sum = softmax.exponentials(scores, 0, largest, scores, 0, keys);
    result.set(largest, sum);
    for (int column = 0; column < cache.valueStride(); column += 4 * lanes.count()) {
      weigh(cache, cache.valueAt(head, from) + column, keys, result.numbers(), column);
    }
  }

  private void score(float[] query, int queryAt, float[] keys, int panelAt, int scoreAt) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    FloatVector score0 = FloatVector.zero(species);
    FloatVector score1 = FloatVector.zero(species);
    FloatVector score2 = FloatVector.zero(species);
    FloatVector score3 = FloatVector.zero(species);
    for (int i = 0; i < headSize; i++) {
      int at = panelAt + i * 4 * width;
      FloatVector factor = FloatVector.broadcast(species, query[queryAt + i]);
      score0 = factor.fma(FloatVector.fromArray(species, keys, at), score0);
      score1 = factor.fma(FloatVector.fromArray(species, keys, at + width), score1);
      score2 = factor.fma(FloatVector.fromArray(species, keys, at + 2 * width), score2);
      score3 = factor.fma(FloatVector.fromArray(species, keys, at + 3 * width), score3);
    }
    score0.intoArray(scores, scoreAt);
    score1.intoArray(scores, scoreAt + width);
    score2.intoArray(scores, scoreAt + 2 * width);
    score3.intoArray(scores, scoreAt + 3 * width);
  }

  private void weigh(KeyValues cache, int valueAt, int keys, float[] result, int column) {
    VectorSpecies<Float> species = lanes.floats();
    int width = species.length();
    float[] values = cache.values();
    int stride = cache.valueStride();
    FloatVector sum0 = FloatVector.zero(species);
    FloatVector sum1 = FloatVector.zero(species);
    FloatVector sum2 = FloatVector.zero(species);
    FloatVector sum3 = FloatVector.zero(species);
    for (int key = 0; key < keys; key++) {
      int at = valueAt + key * stride;
      FloatVector factor = FloatVector.broadcast(species, scores[key]);
      sum0 = factor.fma(FloatVector.fromArray(species, values, at), sum0);
      sum1 = factor.fma(FloatVector.fromArray(species, values, at + width), sum1);
      sum2 = factor.fma(FloatVector.fromArray(species, values, at + 2 * width), sum2);
      sum3 = factor.fma(FloatVector.fromArray(species, values, at + 3 * width), sum3);
    }
    sum0.intoArray(result, column);
    sum1.intoArray(result, column + width);
    sum2.intoArray(result, column + 2 * width);
    sum3.intoArray(result, column + 3 * width);
  }
}
