package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.TinyModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A model and room for what passes it: some tokens at a time, which attend to themselves and to
 * what passed before.
 *
 * <p>All threads of a team pass it together, step by step. Products share out columns, attention
 * heads, and all else rows, in whole tiles: those who norm rows pack them too.
 */
final class LanguageModel {

  private final TinyModel model;
  private final Team team;
  private final Lanes lanes;
  private final List<Layer> layers;
  private final Weights logitWeights;
  private final float[] embedding;
  private final float[] positions;
  private final float[] gains;

  private final Rows stream;
  private final Rows normed;
  private final Rows queryKeyValue;
  private final Rows attended;
  private final Rows branch;
  private final Rows inner;
  private final Rows logits;
  private final float[] packed;

  /**
   * Makes its weights.
   *
   * @param rows tokens that pass at a time, at most
   * @param context places of its caches
   */
  LanguageModel(CpuMachine on, ModelOperands operands, int rows, int context) {
    this.model = operands.model();
    this.team = on.team();
    this.lanes = on.lanes();
    int width = model.width();
    this.layers =
        IntStream.range(0, model.layers())
            .mapToObj(layer -> Layer.of(on, operands, layer, context))
            .toList();
    this.logitWeights = new Weights(on, width, model.vocabulary(), operands.logits());
    this.embedding = operands.embedding().array(model.vocabulary() * width);
    this.positions = operands.positions().array(context * width);
    this.gains = new float[width];
    java.util.Arrays.fill(gains, 1);
    this.stream = new Rows(lanes, rows, width);
    this.normed = new Rows(lanes, rows, width);
    this.queryKeyValue = new Rows(lanes, rows, 3 * width);
    this.attended = new Rows(lanes, rows, width);
    this.branch = new Rows(lanes, rows, width);
    this.inner = new Rows(lanes, rows, 4 * width);
    this.logits = new Rows(lanes, rows, model.vocabulary());
    this.packed = new float[layers.getFirst().down().packedLength(rows)];
  }

  /** What the last tokens that passed made: a row for each. */
  Rows logits() {
    return logits;
  }

  /** What one thread needs for itself. */
  final class Worker {

    private final int worker;
    private final RmsNorm norm = new RmsNorm(lanes);
    private final HeadAttention attention;
    private final Span heads;

    Worker(int worker) {
      this.worker = worker;
      this.attention = new HeadAttention(lanes, model.headSize());
      this.heads = Span.of(model.heads(), worker, team.size());
    }

    /**
     * One thread's part of passing some tokens. When it returns, all parts are done.
     *
     * @param tokens the text
     * @param from the first place that passes; those before have passed
     * @param rows how many pass
     */
    void pass(int[] tokens, int from, int rows) {
      Span own = ownRows(rows);
      embed(tokens, from, own);
      for (Layer layer : layers) {
        normAndPack(layer.queryKeyValue(), own, rows);
        multiply(layer.queryKeyValue(), rows, queryKeyValue);
        attention.attend(queryKeyValue, model, layer.cache(), heads, from, rows, attended);
        team.meet();
        pack(layer.out(), attended, rows);
        multiply(layer.out(), rows, branch);
        add(own);
        normAndPack(layer.up(), own, rows);
        multiply(layer.up(), rows, inner);
        activate(own);
        pack(layer.down(), inner, rows);
        multiply(layer.down(), rows, branch);
        add(own);
      }
      pack(logitWeights, stream, rows);
      multiply(logitWeights, rows, logits);
    }

    private Span ownRows(int rows) {
      int height = Tile.forRows(lanes, rows).rows();
      Span tiles = Span.of(Math.ceilDiv(rows, height), worker, team.size());
      return new Span(tiles.from() * height, Math.min(tiles.to() * height, rows));
    }

    private void embed(int[] tokens, int from, Span own) {
      int width = model.width();
      for (int row = own.from(); row < own.to(); row++) {
        int token = tokens[from + row] * width;
        int position = (from + row) * width;
        for (int i = 0; i < width; i++) {
          stream.set(row, i, embedding[token + i] + positions[position + i]);
        }
      }
    }

    private void normAndPack(Weights of, Span own, int rows) {
      for (int row = own.from(); row < own.to(); row++) {
        int at = row * stream.stride();
        norm.of(stream.numbers(), at, gains, normed.numbers(), at, model.width());
      }
      pack(of, normed, rows);
    }

    private void pack(Weights of, Rows from, int rows) {
      of.pack(worker, from, rows, packed);
      team.meet();
    }

    private void multiply(Weights by, int rows, Rows to) {
      by.multiply(worker, packed, rows, to);
      team.meet();
    }

    private void add(Span own) {
      for (int row = own.from(); row < own.to(); row++) {
        int at = row * stream.stride();
        for (int i = at; i < at + model.width(); i++) {
          stream.numbers()[i] += branch.numbers()[i];
        }
      }
    }

    private void activate(Span own) {
      int from = own.from() * inner.stride();
      Gelu.replace(lanes, inner.numbers(), from, Math.max(0, own.length()) * inner.stride());
    }
  }
}
