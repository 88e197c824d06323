package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.TinyModel;

/**
 * A small decoder in fp64, as its definition says, one matrix after the other.
 *
 * @param past keys and values of the tokens before the first
 */
record ModelReference(ModelWeights weights, Past past) {

  /** What is known of the tokens before. */
  interface Past {

    /** How many there are. */
    int tokens();

    /** A number of a key. */
    double key(int layer, int head, int token, int d);

    /** A number of a value. */
    double value(int layer, int head, int token, int d);
  }

  /** Nothing came before. */
  static final Past NOTHING =
      new Past() {
        @Override
        public int tokens() {
          return 0;
        }

        @Override
        public double key(int layer, int head, int token, int d) {
          throw new IllegalArgumentException("nothing came before");
        }

        @Override
        public double value(int layer, int head, int token, int d) {
          throw new IllegalArgumentException("nothing came before");
        }
      };

  /** The logits after each of some tokens, by token and word. */
  double[][] logits(int[] tokens) {
    TinyModel model = weights.model();
    int d = model.width();
    double[][] x = new double[tokens.length][d];
    for (int s = 0; s < tokens.length; s++) {
      for (int i = 0; i < d; i++) {
        x[s][i] =
            weights.words().at((long) tokens[s] * d + i)
                + weights.positions().at((long) (past.tokens() + s) * d + i);
      }
    }
    for (int l = 0; l < model.layers(); l++) {
      layer(l, x);
    }
    return times(x, weights.logits(), model.vocabulary());
  }

  private void layer(int l, double[][] x) {
    int d = weights.model().width();
    ModelWeights.Layer layer = weights.layers().get(l);
    double[][] all = times(normal(x), layer.attend(), 3 * d);
    add(x, times(attention(l, all), layer.join(), d));
    double[][] wide = times(normal(x), layer.widen(), 4 * d);
    for (double[] row : wide) {
      for (int i = 0; i < row.length; i++) {
        row[i] = gelu(row[i]);
      }
    }
    add(x, times(wide, layer.narrow(), d));
  }

  private double[][] attention(int l, double[][] all) {
    TinyModel model = weights.model();
    int size = model.headSize();
    double[][] out = new double[all.length][model.width()];
    for (int head = 0; head < model.heads(); head++) {
      int at = head;
      AttentionReference reference =
          new AttentionReference(
              size,
              i -> cached(l, at, (int) (i / size), (int) (i % size), all, true),
              i -> cached(l, at, (int) (i / size), (int) (i % size), all, false));
      for (int s = 0; s < all.length; s++) {
        double[] query = all[s];
        double[] made =
            reference.of(i -> query[(int) i], (long) head * size, 0, past.tokens() + s + 1);
        System.arraycopy(made, 0, out[s], head * size, size);
      }
    }
    return out;
  }

  private double cached(int l, int head, int token, int d, double[][] all, boolean isKey) {
    int width = weights.model().width();
    if (token < past.tokens()) {
      return isKey ? past.key(l, head, token, d) : past.value(l, head, token, d);
    }
    int from = (isKey ? width : 2 * width) + head * weights.model().headSize() + d;
    return all[token - past.tokens()][from];
  }

  private double[][] times(double[][] x, RandomOperand matrix, int outputs) {
    int inputs = x[0].length;
    double[][] out = new double[x.length][outputs];
    double[] column = new double[inputs];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) {
        column[i] = weights.at(matrix, inputs, outputs, i, o);
      }
      for (int s = 0; s < x.length; s++) {
        double sum = 0;
        for (int i = 0; i < inputs; i++) {
          sum += x[s][i] * column[i];
        }
        out[s][o] = sum;
      }
    }
    return out;
  }

  private static double[][] normal(double[][] x) {
    double[][] out = new double[x.length][];
    for (int s = 0; s < x.length; s++) {
      double squares = 0;
      for (double value : x[s]) {
        squares += value * value;
      }
      out[s] = x[s].clone();
      double by = 1 / Math.sqrt(squares / x[s].length + RowKernels.EPSILON);
      for (int i = 0; i < out[s].length; i++) {
        out[s][i] *= by;
      }
    }
    return out;
  }

  private static void add(double[][] to, double[][] x) {
    for (int s = 0; s < to.length; s++) {
      for (int i = 0; i < to[s].length; i++) {
        to[s][i] += x[s][i];
      }
    }
  }

  private static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }
}
