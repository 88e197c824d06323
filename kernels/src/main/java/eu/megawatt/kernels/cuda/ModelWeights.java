package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.TinyModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The random weights of a small decoder in bf16. Each number has about the variance that keeps what
 * passes a layer as large as it was.
 *
 * @param words the vector of each token, V×d
 * @param positions the vector of each position
 * @param logits d×V
 * @param layout which way matrices are stored
 */
record ModelWeights(
    TinyModel model,
    RandomOperand words,
    RandomOperand positions,
    List<Layer> layers,
    RandomOperand logits,
    Layout layout) {

  private static final int SEEDS_OF_A_LAYER = 4;

  /** Which way a matrix from i inputs to o outputs is stored. */
  enum Layout {
    /** The outputs of each input side by side, for products with many rows. */
    BY_INPUT,
    /** The inputs of each output side by side, for products with one vector. */
    BY_OUTPUT
  }

  /**
   * The matrices of a layer.
   *
   * @param attend d×3d: query, key and value
   * @param join d×d, after attention
   * @param widen d×4d
   * @param narrow 4d×d
   */
  record Layer(
      RandomOperand attend, RandomOperand join, RandomOperand widen, RandomOperand narrow) {}

  /** Fills them, with so many positions. */
  static ModelWeights fill(
      TinyModel model, int positions, Layout layout, long seed, Workspace workspace) {
    int d = model.width();
    return new ModelWeights(
        model,
        workspace.random(Format.BF16, Format.seed(seed, 0), 1, (long) model.vocabulary() * d),
        workspace.random(Format.BF16, Format.seed(seed, 1), 1, (long) positions * d),
        IntStream.range(0, model.layers()).mapToObj(l -> layer(model, l, seed, workspace)).toList(),
        matrix(d, model.vocabulary(), 1, Format.seed(seed, 2), workspace),
        layout);
  }

  /** A number of a matrix. */
  double at(RandomOperand matrix, int inputs, int outputs, int input, int output) {
    return switch (layout) {
      case BY_INPUT -> matrix.at((long) input * outputs + output);
      case BY_OUTPUT -> matrix.at((long) output * inputs + input);
    };
  }

  private static Layer layer(TinyModel model, int layer, long seed, Workspace workspace) {
    int d = model.width();
    int first = 3 + SEEDS_OF_A_LAYER * layer;
    double after = 1 / Math.sqrt(2.0 * model.layers());
    return new Layer(
        matrix(d, 3 * d, 1, Format.seed(seed, first), workspace),
        matrix(d, d, after, Format.seed(seed, first + 1), workspace),
        matrix(d, 4 * d, 1, Format.seed(seed, first + 2), workspace),
        matrix(4 * d, d, after, Format.seed(seed, first + 3), workspace));
  }

  private static RandomOperand matrix(
      int inputs, int outputs, double gain, long seed, Workspace workspace) {
    float scale = (float) (gain * Math.sqrt(3.0 / inputs));
    return workspace.random(Format.BF16, seed, scale, (long) inputs * outputs);
  }
}
