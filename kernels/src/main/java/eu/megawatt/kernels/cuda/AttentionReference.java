package eu.megawatt.kernels.cuda;

/** Attention of one query on so many keys, in fp64, as its definition says. */
record AttentionReference(int headSize, Numbers keys, Numbers values) {

  /**
   * Its result.
   *
   * @param query whose numbers begin at {@code queryAt}
   * @param keysAt where key 0 and value 0 begin; the others follow
   * @param count how many keys there are
   */
  double[] of(Numbers query, long queryAt, long keysAt, int count) {
    double[] weights = new double[count];
    double greatest = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < count; t++) {
      weights[t] = score(query, queryAt, keysAt + (long) t * headSize) / Math.sqrt(headSize);
      greatest = Math.max(greatest, weights[t]);
    }
    double[] out = new double[headSize];
    double sum = 0;
    for (int t = 0; t < count; t++) {
      double weight = Math.exp(weights[t] - greatest);
      sum += weight;
      for (int d = 0; d < headSize; d++) {
        out[d] += weight * values.at(keysAt + (long) t * headSize + d);
      }
    }
    for (int d = 0; d < headSize; d++) {
      out[d] /= sum;
    }
    return out;
  }

  private double score(Numbers query, long queryAt, long keyAt) {
    double score = 0;
    for (int d = 0; d < headSize; d++) {
      score += query.at(queryAt + d) * keys.at(keyAt + d);
    }
    return score;
  }
}
