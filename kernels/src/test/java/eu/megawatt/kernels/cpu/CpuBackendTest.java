package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CpuBackendTest {

  @Test
  void cases_ofEachExtent_haveNamesOfTheirOwnAndTheQuickOnesAreAmongAll() {
    try (CpuBackend backend = new CpuBackend()) {
      List<KernelCase> all = backend.cases(Extent.FULL);
      assertThat(all).extracting(KernelCase::name).doesNotHaveDuplicates();
      assertThat(all).containsAll(backend.cases(Extent.QUICK));
      assertThat(all).extracting(KernelCase::kernel).contains(Kernel.SOAK);
    }
  }

  @Test
  void prepare_oneOfEachKernelMadeSmall_isRightAndOfANamedEngine() {
    try (CpuBackend backend = new CpuBackend()) {
      for (KernelCase which : small()) {
        try (Prepared prepared = backend.prepare(which, 5)) {
          assertThat(prepared.check()).as(which.name()).isInstanceOf(Correctness.Right.class);
          assertThat(prepared.engine()).as(which.name()).startsWith("java");
        }
      }
      assertThat(small())
          .extracting(KernelCase::kernel)
          .containsAll(backend.cases(Extent.FULL).stream().map(KernelCase::kernel).toList());
    }
  }

  @Test
  void prepare_precisionsThatJavaDoesNotHave_areAbsentByName() {
    try (CpuBackend backend = new CpuBackend()) {
      List<KernelCase> others =
          backend.cases(Extent.FULL).stream()
              .filter(which -> which.precision() != Precision.FP32)
              .filter(which -> which.precision() != Precision.INT8)
              .toList();
      assertThat(others).isNotEmpty();
      for (KernelCase other : others) {
        assertAbsent(backend, other, other.name());
      }
    }
  }

  @Test
  void prepare_whatACpuIsNotAskedFor_isAbsentByName() {
    try (CpuBackend backend = new CpuBackend()) {
      Shape transfer = new Shape.Transfer(64, false);
      assertAbsent(backend, new KernelCase(Kernel.TCP, Precision.FP32, transfer), "tcp-fp32-b64");
      Shape rows = new Shape.Rows(2, 2);
      assertAbsent(backend, new KernelCase(Kernel.GEMM, Precision.FP32, rows), "gemm-fp32-2x2");
      assertAbsent(backend, new KernelCase(Kernel.SOFTMAX, Precision.INT8, rows), "softmax");
      Shape large = new Shape.Product(1 << 16, 1 << 16, 8);
      assertAbsent(backend, new KernelCase(Kernel.GEMM, Precision.FP32, large), "Java array");
    }
  }

  @Test
  void device_ofThisMachine_saysWhatItIs() {
    try (CpuBackend backend = new CpuBackend()) {
      assertThat(backend.device().kind()).isEqualTo("cpu");
      assertThat(backend.device().facts())
          .containsKeys("cpus", "threads", "vector-bits", "placement", "stream-arrays")
          .containsEntry("driver", System.getProperty("os.version"));
    }
  }

  private static void assertAbsent(CpuBackend backend, KernelCase which, String text) {
    assertThatThrownBy(() -> backend.prepare(which, 1))
        .isInstanceOfSatisfying(
            AbsentException.class,
            absent -> {
              assertThat(absent.absence()).isEqualTo(Absence.NOT_SUPPORTED);
              assertThat(absent.detail()).contains(text);
            });
  }

  private static List<KernelCase> small() {
    TinyModel model = new TinyModel(1, 8, 2, 17);
    return List.of(
        fp32(Kernel.GEMM, new Shape.Product(9, 17, 5)),
        new KernelCase(Kernel.GEMM, Precision.INT8, new Shape.Product(9, 17, 5)),
        fp32(Kernel.SOAK, new Shape.Product(9, 17, 5)),
        fp32(Kernel.GEMV, new Shape.Product(1, 17, 5)),
        fp32(Kernel.SKINNY_GEMM, new Shape.Product(4, 17, 5)),
        fp32(Kernel.ATTENTION_PREFILL, new Shape.Prefill(1, 2, 9, 8)),
        fp32(Kernel.ATTENTION_DECODE, new Shape.Decode(1, 2, 1, 9, 8)),
        fp32(Kernel.SOFTMAX, new Shape.Rows(3, 9)),
        fp32(Kernel.RMS_NORM, new Shape.Rows(3, 9)),
        fp32(Kernel.COPY, new Shape.Arrays(99, 2, 0)),
        fp32(Kernel.TRIAD, new Shape.Arrays(99, 3, 2)),
        fp32(Kernel.DOT, new Shape.Arrays(99, 2, 2)),
        fp32(Kernel.POINTER_CHASE, new Shape.Chase(640, 9)),
        fp32(Kernel.GATHER, new Shape.Gather(99, 33)),
        fp32(Kernel.LAUNCH, new Shape.Calls(3)),
        fp32(Kernel.LLM_PREFILL, new Shape.Prompt(model, 5)),
        fp32(Kernel.LLM_DECODE, new Shape.Tokens(model, 5, 3)));
  }

  private static KernelCase fp32(Kernel kernel, Shape shape) {
    return new KernelCase(kernel, Precision.FP32, shape);
  }
}
