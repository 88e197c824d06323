package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.ArrayList;
import java.util.List;

/** What a CPU is asked to run. What is asked quickly is asked in full too, so that it compares. */
final class CpuCases {

  private static final int LINE_BYTES = 64;

  private final Caches caches;
  private final long streamBytes;

  CpuCases(Caches caches, StreamLength stream) {
    this.caches = caches;
    this.streamBytes = stream.bytes();
  }

  List<KernelCase> of(Extent extent) {
    List<KernelCase> cases = new ArrayList<>(quick());
    if (extent == Extent.FULL) {
      cases.addAll(more());
    }
    return List.copyOf(cases);
  }

  private List<KernelCase> quick() {
    long numbers = streamBytes / Float.BYTES;
    return List.of(
        fp32(Kernel.GEMM, new Shape.Product(1024, 1024, 1024)),
        new KernelCase(Kernel.GEMM, Precision.INT8, new Shape.Product(1024, 1024, 1024)),
        fp32(Kernel.GEMV, new Shape.Product(1, 8192, 4096)),
        fp32(Kernel.SKINNY_GEMM, new Shape.Product(8, 8192, 4096)),
        fp32(Kernel.ATTENTION_PREFILL, new Shape.Prefill(1, 8, 1024, 64)),
        fp32(Kernel.ATTENTION_DECODE, new Shape.Decode(1, 32, 8, 8192, 128)),
        fp32(Kernel.SOFTMAX, new Shape.Rows(4096, 1024)),
        fp32(Kernel.RMS_NORM, new Shape.Rows(4096, 1024)),
        fp32(Kernel.COPY, new Shape.Arrays(numbers, 2, 0)),
        fp32(Kernel.TRIAD, new Shape.Arrays(numbers, 3, 2)),
        fp32(Kernel.DOT, new Shape.Arrays(numbers, 2, 2)),
        chase(Math.min(4 * caches.secondBytes(), streamBytes)),
        fp32(Kernel.GATHER, new Shape.Gather(numbers, 1 << 22)),
        fp32(Kernel.LAUNCH, new Shape.Calls(1000)),
        fp32(Kernel.LLM_PREFILL, new Shape.Prompt(TinyModel.OF_THE_SUITE, 64)),
        fp32(Kernel.LLM_DECODE, new Shape.Tokens(TinyModel.OF_THE_SUITE, 128, 4)));
  }

  private List<KernelCase> more() {
    Shape middle = new Shape.Product(1024, 1024, 1024);
    List<KernelCase> cases = new ArrayList<>();
    cases.add(fp32(Kernel.GEMM, new Shape.Product(512, 512, 512)));
    cases.add(fp32(Kernel.GEMM, new Shape.Product(2048, 2048, 2048)));
    cases.add(new KernelCase(Kernel.GEMM, Precision.BF16, middle));
    cases.add(new KernelCase(Kernel.GEMM, Precision.FP16, middle));
    cases.add(new KernelCase(Kernel.GEMM, Precision.FP8, middle));
    cases.add(fp32(Kernel.SKINNY_GEMM, new Shape.Product(16, 8192, 4096)));
    cases.add(fp32(Kernel.ATTENTION_PREFILL, new Shape.Prefill(1, 8, 2048, 128)));
    cases.add(fp32(Kernel.ATTENTION_DECODE, new Shape.Decode(8, 8, 8, 2048, 64)));
    if (streamBytes > 4 * caches.secondBytes()) {
      cases.add(chase(streamBytes));
    }
    cases.add(fp32(Kernel.SOAK, new Shape.Product(2048, 2048, 2048)));
    return cases;
  }

  /** One load less than the whole cycle has, so that where they end is not where they began. */
  private static KernelCase chase(long bytes) {
    return fp32(Kernel.POINTER_CHASE, new Shape.Chase(bytes, (int) (bytes / LINE_BYTES) - 1));
  }

  private static KernelCase fp32(Kernel kernel, Shape shape) {
    return new KernelCase(kernel, Precision.FP32, shape);
  }
}
