package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** A prompt through a small decoder in bf16; sums and what passes from layer to layer are fp32. */
final class ModelPrefill {

  /** The first tokens do not depend on those after, so that a reference of them is enough. */
  private static final int CHECKED_TOKENS = 12;

  private static final double TOLERANCE = 1e-2;

  private final TinyModel model;
  private final int tokens;
  private final ModelWeights weights;
  private final ModelKernels kernels;
  private final Workspace workspace;
  private final Buffer prompt;
  private final Buffer x;
  private final Buffer narrow;
  private final Buffer wide;
  private final Buffer wideRounded;
  private final Buffer logits;
  private final long promptSeed;

  private ModelPrefill(Shape.Prompt shape, long seed, Workspace workspace) {
    this.workspace = workspace;
    model = shape.model();
    tokens = shape.tokens();
    promptSeed = Format.seed(seed, -1);
    prompt = workspace.places(promptSeed, model.vocabulary(), tokens);
    weights = ModelWeights.fill(model, tokens, ModelWeights.Layout.BY_INPUT, seed, workspace);
    kernels = new ModelKernels(model, tokens, workspace);
    long numbers = (long) tokens * model.width();
    x = workspace.buffer(numbers * Float.BYTES);
    narrow = workspace.buffer(numbers * Format.BF16.bytes());
    wide = workspace.buffer(4 * numbers * Float.BYTES);
    wideRounded = workspace.buffer(4 * numbers * Format.BF16.bytes());
    logits = workspace.buffer((long) tokens * model.vocabulary() * Float.BYTES);
  }

  /** The program of a case. */
  static Program make(KernelCase which, long seed, Workspace workspace) {
    Shape.Prompt shape = Refusal.shape(which, Shape.Prompt.class);
    requireModel(which, shape.model());
    Refusal.unlessMultiple(which, "tokens", shape.tokens(), 16);
    ModelPrefill prefill = new ModelPrefill(shape, seed, workspace);
    return Program.of(Program.PTX, prefill.steps(), workspace, prefill.logits, prefill::judge);
  }

  /** Refuses models that the kernels do not fit. */
  static void requireModel(KernelCase which, TinyModel model) {
    if (which.precision() != Precision.BF16) {
      throw Refusal.absent(which, "its weights are bf16");
    }
    Refusal.unlessWithin(which, "numbers of a head", model.headSize(), 64, 64);
    Refusal.unlessMultiple(which, "vocabulary", model.vocabulary(), 16);
    Refusal.unlessWithin(which, "width", model.width(), 64, 2048);
  }

  private List<Step> steps() {
    int d = model.width();
    List<Step> steps = new ArrayList<>();
    steps.add(kernels.embed(prompt, weights, x, 0));
    for (ModelWeights.Layer layer : weights.layers()) {
      steps.add(kernels.normal(x, narrow));
      steps.add(kernels.product(narrow, layer.attend(), wide, d, 3 * d, false));
      steps.add(kernels.rounded(wide, wideRounded, 3 * d));
      steps.add(attention());
      steps.add(kernels.product(narrow, layer.join(), x, d, d, true));
      steps.add(kernels.normal(x, narrow));
      steps.add(kernels.product(narrow, layer.widen(), wide, d, 4 * d, false));
      steps.add(kernels.gelu(wide, wideRounded, 4 * d));
      steps.add(kernels.product(wideRounded, layer.narrow(), x, 4 * d, d, true));
    }
    steps.add(kernels.rounded(x, narrow, d));
    steps.add(kernels.product(narrow, weights.logits(), logits, d, model.vocabulary(), false));
    return steps;
  }

  /** Query, key and value of a token lie side by side. */
  private Step attention() {
    long d = model.width();
    long size = model.headSize();
    long bytes = Format.BF16.bytes();
    return workspace.launch(
        DeviceCode.ATTENTION,
        "attention_prefill_64_to_bf16",
        new Grid(
            Grid.parts(tokens, Attention.QUERIES), model.heads(), 1, Attention.PREFILL_THREADS),
        wideRounded,
        wideRounded.from(d * bytes),
        wideRounded.from(2 * d * bytes),
        narrow,
        tokens,
        Attention.scale(model.headSize()),
        3 * d,
        size,
        0L,
        d,
        size,
        0L);
  }

  private Correctness judge() {
    int[] first = new int[Math.min(tokens, CHECKED_TOKENS)];
    for (int i = 0; i < first.length; i++) {
      first[i] = Format.place(promptSeed, i, model.vocabulary());
    }
    double[][] reference = new ModelReference(weights, ModelReference.NOTHING).logits(first);
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(logits, call);
      Deviation deviation = new Deviation();
      for (int s = 0; s < tokens; s++) {
        for (int v = 0; v < model.vocabulary(); v++) {
          long at = (long) s * model.vocabulary() + v;
          double actual = made.getAtIndex(JAVA_FLOAT, at);
          if (s < first.length) {
            deviation.add(reference[s][v], actual, "logit", at);
          } else if (!Double.isFinite(actual)) {
            deviation.add(0, Double.NaN, "logit", at);
          }
        }
        if (s < first.length) {
          deviation.endGroup();
        }
      }
      return deviation.judge(TOLERANCE);
    }
  }
}
