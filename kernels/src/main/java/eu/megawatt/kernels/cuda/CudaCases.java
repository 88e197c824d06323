package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What a GPU is asked to run. Whatever is limited by memory is at least four times the L2 cache, so
 * that it comes from memory, and a case takes half of the device's memory at most.
 */
final class CudaCases {

  private static final long LEAST_BYTES = 256L << 20;
  private static final int CACHES = 4;
  private static final int MOST_ARRAYS = 3;
  private static final int DEPTH = 8192;
  private static final int LINES_BYTES = 128;
  private static final int LOOKUPS = 1 << 24;

  private final Extent extent;
  private final long arrayBytes;
  private final List<KernelCase> cases = new ArrayList<>();

  private CudaCases(GpuFacts facts, Extent extent) {
    this.extent = extent;
    long wanted = Math.max(LEAST_BYTES, CACHES * facts.cacheBytes());
    long most = facts.memoryBytes() / 2 / MOST_ARRAYS;
    arrayBytes = Math.min(Long.highestOneBit(wanted - 1) * 2, Long.highestOneBit(most));
  }

  /**
   * All, in order.
   *
   * @param hasPeer whether there is another device to copy to
   */
  static List<KernelCase> of(GpuFacts facts, Extent extent, boolean hasPeer) {
    CudaCases made = new CudaCases(facts, extent);
    made.products();
    made.attention();
    made.memory();
    made.latency();
    made.transfers(hasPeer);
    made.model();
    if (extent == Extent.FULL) {
      made.add(Kernel.SOAK, Precision.BF16, new Shape.Product(8192, 8192, 8192));
    }
    return List.copyOf(made.cases);
  }

  private void products() {
    int[] sizes = extent == Extent.QUICK ? new int[] {4096} : new int[] {2048, 4096, 8192};
    for (Precision precision : Precision.values()) {
      for (int size : sizes) {
        add(Kernel.GEMM, precision, new Shape.Product(size, size, size));
      }
    }
    int rows = (int) (arrayBytes / Precision.BF16.bytes() / DEPTH);
    add(Kernel.GEMV, Precision.BF16, new Shape.Product(rows, 1, DEPTH));
    if (extent == Extent.FULL) {
      add(Kernel.SKINNY_GEMM, Precision.BF16, new Shape.Product(rows, 4, DEPTH));
    }
    add(Kernel.SKINNY_GEMM, Precision.BF16, new Shape.Product(rows, 16, DEPTH));
  }

  private void attention() {
    add(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(1, 32, 4096, 128));
    if (extent == Extent.FULL) {
      add(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(4, 32, 2048, 64));
      add(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(1, 32, 8192, 128));
    }
    long bytesOfToken = 2L * Precision.BF16.bytes() * 8 * 128;
    int tokens = (int) (arrayBytes / bytesOfToken);
    add(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(16, 32, 8, tokens / 16, 128));
    if (extent == Extent.FULL) {
      add(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(1, 32, 8, tokens, 128));
    }
  }

  private void memory() {
    long numbers = arrayBytes / Precision.FP32.bytes();
    Shape.Rows rows = new Shape.Rows((int) (numbers / 4096), 4096);
    add(Kernel.SOFTMAX, Precision.FP32, rows);
    add(Kernel.RMS_NORM, Precision.FP32, rows);
    add(Kernel.COPY, Precision.FP32, new Shape.Arrays(numbers, 2, 0));
    add(Kernel.TRIAD, Precision.FP32, new Shape.Arrays(numbers, 3, 2));
    add(Kernel.DOT, Precision.FP32, new Shape.Arrays(numbers, 2, 2));
  }

  private void latency() {
    int lines = (int) (arrayBytes / LINES_BYTES);
    add(
        Kernel.POINTER_CHASE,
        Precision.FP32,
        new Shape.Chase(arrayBytes, Math.min(lines, 1 << 17)));
    add(
        Kernel.GATHER,
        Precision.FP32,
        new Shape.Gather(arrayBytes / Precision.FP32.bytes(), LOOKUPS));
    add(Kernel.LAUNCH, Precision.FP32, new Shape.Calls(1000));
  }

  private void transfers(boolean hasPeer) {
    long bytes = Math.min(arrayBytes, LEAST_BYTES);
    add(Kernel.HOST_TO_DEVICE, Precision.INT8, new Shape.Transfer(bytes, false));
    add(Kernel.DEVICE_TO_HOST, Precision.INT8, new Shape.Transfer(bytes, false));
    add(Kernel.DEVICE_TO_DEVICE, Precision.INT8, new Shape.Transfer(bytes, true));
    if (hasPeer) {
      // Half as many bytes, as a name has the bytes and not whose memory they go to.
      add(Kernel.DEVICE_TO_DEVICE, Precision.INT8, new Shape.Transfer(bytes / 2, false));
    }
  }

  private void model() {
    TinyModel model = TinyModel.OF_THE_SUITE;
    add(Kernel.LLM_PREFILL, Precision.BF16, new Shape.Prompt(model, 1024));
    add(Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(model, 512, 16));
    if (extent == Extent.FULL) {
      add(Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(model, 4096, 16));
    }
  }

  private void add(Kernel kernel, Precision precision, Shape shape) {
    cases.add(new KernelCase(kernel, precision, shape));
  }
}
