package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.Deviation;
import eu.megawatt.kernels.cpu.reference.ModelReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Tokens;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Tokens of a tiny model, each the most likely one after those before it, which have passed once
 * and are in its caches.
 */
final class TokensKernel extends CpuKernel {

  private static final int ROWS = 64;

  private final CpuMachine on;
  private final Tokens shape;
  private final ModelOperands operands;
  private final LanguageModel model;
  private final int[] text;
  private final Rows made;

  TokensKernel(CpuMachine on, Tokens shape, long seed) {
    super(on.lanes().engine());
    this.on = on;
    this.shape = shape;
    this.operands = new ModelOperands(shape.model(), seed);
    int length = shape.context() + shape.tokens() + 1;
    this.model = new LanguageModel(on, operands, Math.max(ROWS, shape.tokens()), length);
    this.text = PromptKernel.text(length, shape.model().vocabulary(), seed);
    this.made = new Rows(on.lanes(), shape.tokens(), shape.model().vocabulary());
    pass(0, shape.context());
  }

  /** What the last repetition made: logits, a row for each token. */
  Rows result() {
    return made;
  }

  /** The text, with what the last repetition made at its end. */
  int[] text() {
    return text.clone();
  }

  @Override
  void poison() {
    made.fill(Float.NaN);
    Arrays.fill(text, shape.context() + 1, text.length, 0);
  }

  @Override
  void repeat(int repetitions) {
    on.team()
        .run(
            worker -> {
              LanguageModel.Worker mine = model.new Worker(worker);
              for (int i = 0; i < repetitions * shape.tokens(); i++) {
                int token = i % shape.tokens();
                mine.pass(text, shape.context() + token, 1);
                if (worker == 0) {
                  keep(token);
                }
                on.team().meet();
              }
            });
  }

  private void keep(int token) {
    int vocabulary = shape.model().vocabulary();
    float[] logits = model.logits().numbers();
    System.arraycopy(logits, 0, made.numbers(), token * made.stride(), vocabulary);
    int most = 0;
    for (int i = 1; i < vocabulary; i++) {
      most = logits[i] > logits[most] ? i : most;
    }
    text[shape.context() + token + 1] = most;
  }

  /** Passes a part of the text, many tokens at a time. */
  private void pass(int from, int length) {
    for (int at = from; at < from + length; at += ROWS) {
      int begin = at;
      int rows = Math.min(ROWS, from + length - at);
      on.team().run(worker -> model.new Worker(worker).pass(text, begin, rows));
    }
  }

  /**
   * The first tokens, one at a time, are held against the reference; and what was made token by
   * token against the same tokens all at once. Neither changes what is in the caches.
   */
  @Override
  Correctness judge() {
    int length = Math.min(PromptKernel.CHECKED, shape.context() + shape.tokens());
    Rows first = new Rows(on.lanes(), length, shape.model().vocabulary());
    for (int token = 0; token < length; token++) {
      pass(token, 1);
      System.arraycopy(
          model.logits().numbers(), 0, first.numbers(), token * first.stride(), first.stride());
    }
    Correctness ofFirst =
        new ModelReference(shape.model(), operands)
            .judge(text, length, first::at, PromptKernel.TOLERANCE);
    return ofFirst instanceof Correctness.Wrong ? ofFirst : worse(ofFirst, judgeMade());
  }

  private Correctness judgeMade() {
    on.team().run(worker -> model.new Worker(worker).pass(text, shape.context(), shape.tokens()));
    Deviation deviation = new Deviation();
    for (int row = 0; row < shape.tokens(); row++) {
      for (int i = 0; i < shape.model().vocabulary(); i++) {
        deviation.compare(made.at(row, i), model.logits().at(row, i), row, i);
      }
    }
    return deviation.judge(PromptKernel.TOLERANCE);
  }

  private static Correctness worse(Correctness one, Correctness other) {
    return other.error() > one.error() ? other : one;
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(
        PromptKernel.fingerprint(made, shape.tokens(), shape.model().vocabulary()));
  }
}
