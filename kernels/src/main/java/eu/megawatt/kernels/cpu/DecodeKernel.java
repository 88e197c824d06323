package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.cpu.reference.AttentionReference;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Decode;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Attention of one new token for each of a batch. Threads share out the stretches of the context,
 * and a stretch's keys are read once for all heads that share them.
 */
final class DecodeKernel extends CpuKernel {

  private static final double TOLERANCE = 1e-5;

  private final CpuMachine on;
  private final Decode shape;
  private final Operand query;
  private final Operand key;
  private final Operand value;
  private final float[] queries;
  private final KeyValues cache;
  private final Partial[] partials;
  private final int stretches;
  private final float[] results;

  DecodeKernel(CpuMachine on, Decode shape, long seed) {
    super(on.lanes().engine());
    this.on = on;
    this.shape = shape;
    this.query = Operand.of(seed, 0).times(2);
    this.key = Operand.of(seed, 1).times(2);
    this.value = Operand.of(seed, 2);
    this.queries = query.array(shape.batch() * shape.heads() * shape.headSize());
    this.results = new float[queries.length];
    this.stretches = KeyValues.stretches(shape.context());
    this.cache =
        new KeyValues(
            on.lanes(), shape.batch() * shape.kvHeads(), shape.context(), shape.headSize());
    this.partials =
        IntStream.range(0, shape.batch() * shape.heads() * stretches)
            .mapToObj(i -> new Partial(cache.valueStride()))
            .toArray(Partial[]::new);
    on.team().run(this::fill);
  }

  private void fill(int worker) {
    Span heads = Span.of(shape.batch() * shape.kvHeads(), worker, on.team().size());
    int size = shape.headSize();
    float[] ofKey = new float[size];
    float[] ofValue = new float[size];
    for (int head = heads.from(); head < heads.to(); head++) {
      for (int place = 0; place < shape.context(); place++) {
        long at = ((long) head * shape.context() + place) * size;
        for (int i = 0; i < size; i++) {
          ofKey[i] = key.number(at + i);
          ofValue[i] = value.number(at + i);
        }
        cache.put(head, place, ofKey, 0, ofValue, 0);
      }
    }
  }

  /** What the last repetition made, head by head. */
  float[] result() {
    return results;
  }

  @Override
  void poison() {
    Arrays.fill(results, Float.NaN);
  }

  @Override
  void repeat(int repetitions) {
    on.team()
        .run(
            worker -> {
              Attention attention = new Attention(on.lanes(), shape.headSize());
              Partial whole = new Partial(cache.valueStride());
              for (int repetition = 0; repetition < repetitions; repetition++) {
                attend(worker, attention);
                on.team().meet();
                gather(worker, whole);
                on.team().meet();
              }
            });
  }

  private void attend(int worker, Attention attention) {
    int group = shape.heads() / shape.kvHeads();
    Span own = Span.of(shape.batch() * shape.kvHeads() * stretches, worker, on.team().size());
    for (int item = own.from(); item < own.to(); item++) {
      int kvHead = item / stretches;
      int stretch = item % stretches;
      for (int head = kvHead * group; head < (kvHead + 1) * group; head++) {
        Partial partial = partials[head * stretches + stretch];
        int at = head * shape.headSize();
        attention.attend(queries, at, cache, kvHead, stretch, shape.context(), partial);
      }
    }
  }

  private void gather(int worker, Partial whole) {
    Span own = Span.of(shape.batch() * shape.heads(), worker, on.team().size());
    for (int head = own.from(); head < own.to(); head++) {
      whole.clear();
      for (int stretch = 0; stretch < stretches; stretch++) {
        whole.add(partials[head * stretches + stretch]);
      }
      whole.write(results, head * shape.headSize(), shape.headSize());
    }
  }

  @Override
  Correctness judge() {
    return new AttentionReference(shape.headSize(), query, key, value)
        .judgeDecode(shape, (row, column) -> results[row * shape.headSize() + column], TOLERANCE);
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Fingerprint().add(results).value());
  }
}
