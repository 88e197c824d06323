package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.ModelReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Prompt;
import java.util.OptionalLong;

/** A prompt through a tiny model, all its tokens at once. */
final class PromptKernel extends CpuKernel {

  static final double TOLERANCE = 1e-4;

  /** Tokens whose logits are held against the reference: more than a tile has rows. */
  static final int CHECKED = 9;

  private final CpuMachine on;
  private final Prompt shape;
  private final ModelOperands operands;
  private final LanguageModel model;
  private final int[] tokens;

  PromptKernel(CpuMachine on, Prompt shape, long seed) {
    super(on.lanes().engine());
    this.on = on;
    this.shape = shape;
    this.operands = new ModelOperands(shape.model(), seed);
    this.model = new LanguageModel(on, operands, shape.tokens(), shape.tokens());
    this.tokens = text(shape.tokens(), shape.model().vocabulary(), seed);
  }

  /** Random tokens. */
  static int[] text(int length, int vocabulary, long seed) {
    Operand operand = Operand.of(seed, -1);
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = operand.below(vocabulary, i);
    }
    return tokens;
  }

  /** What the last repetition made: logits, a row for each token. */
  Rows result() {
    return model.logits();
  }

  @Override
  void poison() {
    model.logits().fill(Float.NaN);
  }

  @Override
  void repeat(int repetitions) {
    on.team()
        .run(
            worker -> {
              LanguageModel.Worker mine = model.new Worker(worker);
              for (int repetition = 0; repetition < repetitions; repetition++) {
                mine.pass(tokens, 0, shape.tokens());
              }
            });
  }

  /** A token's logits hang on those before it only, so that the first ones can be checked alone. */
  @Override
  Correctness judge() {
    int length = Math.min(CHECKED, shape.tokens());
    return new ModelReference(shape.model(), operands)
        .judge(tokens, length, model.logits()::at, TOLERANCE);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(fingerprint(model.logits(), shape.tokens(), shape.model().vocabulary()));
  }

  static long fingerprint(Rows logits, int rows, int columns) {
    Fingerprint all = new Fingerprint();
    for (int row = 0; row < rows; row++) {
      all.add(logits.numbers(), row * logits.stride(), row * logits.stride() + columns);
    }
    return all.value();
  }
}
