package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tokens of a small decoder, each the likeliest after those before, on a random context that was
 * never a text. No token waits for the host.
 */
final class ModelDecode {

  private static final int CHECKED_TOKENS = 3;
  private static final double TOLERANCE = 1e-2;

  private final TinyModel model;
  private final int context;
  private final int tokens;
  private final ModelWeights weights;
  private final ModelKernels kernels;
  private final DecodeParts parts;
  private final List<RandomOperand> keys = new ArrayList<>();
  private final List<RandomOperand> values = new ArrayList<>();
  private final Workspace workspace;
  private final Buffer chosen;
  private final Buffer x;
  private final Buffer narrow;
  private final Buffer query;
  private final Buffer wide;
  private final Buffer wideRounded;
  private final Buffer logits;

  private ModelDecode(Shape.Tokens shape, long seed, Workspace workspace) {
    this.workspace = workspace;
    model = shape.model();
    context = shape.context();
    tokens = shape.tokens();
    weights = ModelWeights.fill(model, capacity(), ModelWeights.Layout.BY_OUTPUT, seed, workspace);
    kernels = new ModelKernels(model, 1, workspace);
    parts = DecodeParts.of(model.heads(), 1, model.headSize(), capacity(), workspace);
    long cached = (long) model.width() * capacity();
    for (int l = 0; l < model.layers(); l++) {
      keys.add(workspace.random(Format.BF16, Format.seed(seed, -2 - 2 * l), 1, cached));
      values.add(workspace.random(Format.BF16, Format.seed(seed, -3 - 2 * l), 1, cached));
    }
    chosen = workspace.places(Format.seed(seed, -1), model.vocabulary(), tokens + 1L);
    x = workspace.buffer((long) model.width() * Float.BYTES);
    narrow = workspace.buffer((long) model.width() * Format.BF16.bytes());
    query = workspace.buffer((long) model.width() * Format.BF16.bytes());
    wide = workspace.buffer(4L * model.width() * Float.BYTES);
    wideRounded = workspace.buffer(4L * model.width() * Format.BF16.bytes());
    logits = workspace.buffer((long) tokens * model.vocabulary() * Float.BYTES);
  }

  /** The program of a case. */
  static Program make(KernelCase which, long seed, Workspace workspace) {
    Shape.Tokens shape = Refusal.shape(which, Shape.Tokens.class);
    ModelPrefill.requireModel(which, shape.model());
    Refusal.unlessWithin(which, "tokens", shape.tokens(), 1, 1024);
    Refusal.unlessWithin(which, "context", shape.context(), 0, 1 << 20);
    ModelDecode decode = new ModelDecode(shape, seed, workspace);
    return Program.of(Program.PTX, decode.steps(), workspace, decode.logits, decode::judge);
  }

  private int capacity() {
    return context + tokens;
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int s = 0; s < tokens; s++) {
      steps.add(kernels.embed(chosen.from((long) s * Integer.BYTES), weights, x, context + s));
      for (int l = 0; l < model.layers(); l++) {
        addLayer(l, context + s, steps);
      }
      addChoice(s, steps);
    }
    return steps;
  }

  private void addLayer(int l, int position, List<Step> steps) {
    int d = model.width();
    ModelWeights.Layer layer = weights.layers().get(l);
    Buffer key = keys.get(l).buffer();
    Buffer value = values.get(l).buffer();
    steps.add(kernels.normal(x, narrow));
    steps.add(kernels.vector(narrow, layer.attend(), wide, d, 3 * d, false));
    steps.add(remember(key, value, position));
    steps.add(parts.attend(query, key, value, position + 1, headStride()));
    steps.add(parts.join("attention_join_to_bf16", narrow));
    steps.add(kernels.vector(narrow, layer.join(), x, d, d, true));
    steps.add(kernels.normal(x, narrow));
    steps.add(kernels.vector(narrow, layer.widen(), wide, d, 4 * d, false));
    steps.add(kernels.gelu(wide, wideRounded, 4 * d));
    steps.add(kernels.vector(wideRounded, layer.narrow(), x, 4 * d, d, true));
  }

  private Step remember(Buffer key, Buffer value, int position) {
    return workspace.launch(
        DeviceCode.MODEL,
        "remember",
        workspace.gpu().loop(model.width()),
        wide,
        query,
        key,
        value,
        model.width(),
        model.headSize(),
        position,
        capacity());
  }

  private void addChoice(int s, List<Step> steps) {
    Buffer mine = logits.from((long) s * model.vocabulary() * Float.BYTES);
    steps.add(kernels.rounded(x, narrow, model.width()));
    steps.add(
        kernels.vector(narrow, weights.logits(), mine, model.width(), model.vocabulary(), false));
    steps.add(
        workspace.launch(
            DeviceCode.MODEL,
            "argmax",
            Grid.of(1, Grid.THREADS),
            mine,
            chosen.from((s + 1L) * Integer.BYTES),
            model.vocabulary()));
  }

  private long headStride() {
    return (long) capacity() * model.headSize();
  }

  private Correctness judge() {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(logits, call);
      int[] words = workspace.download(chosen, call).toArray(JAVA_INT);
      Deviation deviation = new Deviation();
      addLogits(words, made, deviation);
      addChoices(words, made, deviation);
      return deviation.judge(TOLERANCE);
    }
  }

  /** The reference is given the words that were chosen, so that near ties do not part the two. */
  private void addLogits(int[] words, MemorySegment made, Deviation deviation) {
    int[] first = Arrays.copyOf(words, Math.min(tokens, CHECKED_TOKENS));
    double[][] reference = new ModelReference(weights, new Cached()).logits(first);
    for (int s = 0; s < first.length; s++) {
      for (int v = 0; v < model.vocabulary(); v++) {
        long at = (long) s * model.vocabulary() + v;
        deviation.add(reference[s][v], made.getAtIndex(JAVA_FLOAT, at), "logit", at);
      }
      deviation.endGroup();
    }
  }

  private void addChoices(int[] words, MemorySegment made, Deviation deviation) {
    for (int s = 0; s < tokens; s++) {
      int likeliest = 0;
      for (int v = 0; v < model.vocabulary(); v++) {
        float logit = made.getAtIndex(JAVA_FLOAT, (long) s * model.vocabulary() + v);
        float most = made.getAtIndex(JAVA_FLOAT, (long) s * model.vocabulary() + likeliest);
        likeliest = logit > most ? v : likeliest;
      }
      deviation.add(0, words[s + 1] == likeliest ? 0 : Double.NaN, "the choice of token", s + 1L);
      deviation.endGroup();
    }
  }

  /** The random context. */
  private final class Cached implements ModelReference.Past {
    @Override
    public int tokens() {
      return context;
    }

    @Override
    public double key(int layer, int head, int token, int d) {
      return keys.get(layer).at(head * headStride() + (long) token * model.headSize() + d);
    }

    @Override
    public double value(int layer, int head, int token, int d) {
      return values.get(layer).at(head * headStride() + (long) token * model.headSize() + d);
    }
  }
}
