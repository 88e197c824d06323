package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Attention in bf16 with results in fp32. Queries, keys and values are stored by batch, head, token
 * and number.
 */
final class Attention {

  /** Tokens of a block of queries in prefill. */
  static final int QUERIES = 64;

  /** Threads of a block in prefill. */
  static final int PREFILL_THREADS = 128;

  private static final int MOST_QUERIES_OF_A_KEY = 16;

  /**
   * Of a row's own largest number, so that rows over many keys, which are small, are held as hard
   * as the first. Weights are rounded to 8 bits before they meet the values.
   */
  private static final double TOLERANCE = 0x1p-8;

  private static final int MOST_SAMPLES = 64;

  /** Queries are larger than keys, so that some weights are much larger than others. */
  private static final float QUERY_SCALE = 2;

  private Attention() {}

  /** Many tokens, each on itself and those before. */
  static Program prefill(KernelCase which, long seed, Workspace workspace) {
    Shape.Prefill shape = Refusal.shape(which, Shape.Prefill.class);
    requireBf16(which, shape.headSize());
    int heads = shape.batch() * shape.heads();
    long count = (long) heads * shape.tokens() * shape.headSize();
    RandomOperand q = workspace.random(Format.BF16, Format.seed(seed, 0), QUERY_SCALE, count);
    RandomOperand k = workspace.random(Format.BF16, Format.seed(seed, 1), 1, count);
    RandomOperand v = workspace.random(Format.BF16, Format.seed(seed, 2), 1, count);
    Buffer out = workspace.buffer(count * Float.BYTES);
    Step step = prefill(shape, q.buffer(), k.buffer(), v.buffer(), out, workspace);
    AttentionReference reference = new AttentionReference(shape.headSize(), k::at, v::at);
    int[] sampled = Samples.of(heads * shape.tokens(), MOST_SAMPLES, seed);
    Rows rows =
        row -> {
          long head = (long) (row / shape.tokens()) * shape.tokens() * shape.headSize();
          int keys = row % shape.tokens() + 1;
          return reference.of(q::at, (long) row * shape.headSize(), head, keys);
        };
    return Program.of(
        Program.PTX,
        List.of(step),
        workspace,
        out,
        () -> judge(sampled, rows, shape.headSize(), out, workspace));
  }

  /** One token on those before. */
  static Program decode(KernelCase which, long seed, Workspace workspace) {
    Shape.Decode shape = Refusal.shape(which, Shape.Decode.class);
    requireBf16(which, shape.headSize());
    Refusal.unlessMultiple(which, "heads", shape.heads(), shape.kvHeads());
    int group = shape.heads() / shape.kvHeads();
    Refusal.unlessWithin(which, "heads of a key", group, 1, MOST_QUERIES_OF_A_KEY);
    long headStride = (long) shape.context() * shape.headSize();
    long queries = (long) shape.batch() * shape.heads() * shape.headSize();
    long cached = (long) shape.batch() * shape.kvHeads() * headStride;
    RandomOperand q = workspace.random(Format.BF16, Format.seed(seed, 0), QUERY_SCALE, queries);
    RandomOperand k = workspace.random(Format.BF16, Format.seed(seed, 1), 1, cached);
    RandomOperand v = workspace.random(Format.BF16, Format.seed(seed, 2), 1, cached);
    Buffer out = workspace.buffer(queries * Float.BYTES);
    DecodeParts parts =
        DecodeParts.of(
            shape.batch() * shape.kvHeads(), group, shape.headSize(), shape.context(), workspace);
    AttentionReference reference = new AttentionReference(shape.headSize(), k::at, v::at);
    int[] sampled = Samples.of(shape.batch() * shape.heads(), MOST_SAMPLES, seed);
    Rows rows =
        row ->
            reference.of(
                q::at, (long) row * shape.headSize(), row / group * headStride, shape.context());
    return Program.of(
        Program.PTX,
        List.of(
            parts.attend(q.buffer(), k.buffer(), v.buffer(), shape.context(), headStride),
            parts.join("attention_join", out)),
        workspace,
        out,
        () -> judge(sampled, rows, shape.headSize(), out, workspace));
  }

  /** A row of the reference. */
  @FunctionalInterface
  private interface Rows {
    double[] of(int row);
  }

  private static Step prefill(
      Shape.Prefill shape, Buffer q, Buffer k, Buffer v, Buffer out, Workspace workspace) {
    long row = shape.headSize();
    long head = row * shape.tokens();
    long batch = head * shape.heads();
    return workspace.launch(
        DeviceCode.ATTENTION,
        "attention_prefill_" + shape.headSize(),
        new Grid(
            Grid.parts(shape.tokens(), QUERIES), shape.heads(), shape.batch(), PREFILL_THREADS),
        q,
        k,
        v,
        out,
        shape.tokens(),
        scale(shape.headSize()),
        row,
        head,
        batch,
        row,
        head,
        batch);
  }

  /** 1/√dh, and as the device code raises 2 and not e to a power, log2 e. */
  static float scale(int headSize) {
    return (float) (1 / (Math.sqrt(headSize) * Math.log(2)));
  }

  private static void requireBf16(KernelCase which, int headSize) {
    if (which.precision() != Precision.BF16) {
      throw Refusal.absent(which, "its keys and values are bf16");
    }
    if (headSize != 64 && headSize != 128) {
      throw Refusal.absent(which, "heads have 64 or 128 numbers, not " + headSize);
    }
  }

  private static Correctness judge(
      int[] sampled, Rows rows, int headSize, Buffer out, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(out, call);
      Deviation deviation = new Deviation();
      for (int row : sampled) {
        double[] reference = rows.of(row);
        for (int d = 0; d < headSize; d++) {
          long at = (long) row * headSize + d;
          deviation.add(reference[d], made.getAtIndex(JAVA_FLOAT, at), "output", at);
        }
        deviation.endGroup();
      }
      return deviation.judge(TOLERANCE);
    }
  }
}
