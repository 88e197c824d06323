package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.kernels.cuda.TestingStub.Count;
import eu.megawatt.kernels.cuda.TestingStub.Setting;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CudaKernelTest {

  private static final long SEED = 7;
  private static final TinyModel MODEL = new TinyModel(2, 128, 2, 64);

  /** Of each kernel that the stub does, one at an awkward size. */
  static Stream<KernelCase> done() {
    return Stream.of(
        kernel(Kernel.GEMM, Precision.FP32, new Shape.Product(48, 80, 16)),
        kernel(Kernel.GEMM, Precision.BF16, new Shape.Product(16, 144, 48)),
        kernel(Kernel.GEMM, Precision.INT8, new Shape.Product(144, 16, 80)),
        kernel(Kernel.SOAK, Precision.BF16, new Shape.Product(32, 16, 16)),
        kernel(Kernel.GEMV, Precision.BF16, new Shape.Product(33, 1, 136)),
        kernel(Kernel.SKINNY_GEMM, Precision.BF16, new Shape.Product(48, 3, 512)),
        kernel(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(2, 3, 37, 64)),
        kernel(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(1, 2, 70, 128)),
        kernel(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(2, 6, 2, 301, 64)),
        kernel(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(1, 4, 4, 33, 128)),
        kernel(Kernel.SOFTMAX, Precision.FP32, new Shape.Rows(5, 36)),
        kernel(Kernel.RMS_NORM, Precision.FP32, new Shape.Rows(7, 132)),
        kernel(Kernel.COPY, Precision.FP32, new Shape.Arrays(1028, 2, 0)),
        kernel(Kernel.TRIAD, Precision.FP32, new Shape.Arrays(4, 3, 2)),
        kernel(Kernel.DOT, Precision.FP32, new Shape.Arrays(100_004, 2, 2)),
        kernel(Kernel.POINTER_CHASE, Precision.FP32, new Shape.Chase(128 * 97, 1000)),
        kernel(Kernel.GATHER, Precision.FP32, new Shape.Gather(1001, 404)),
        kernel(Kernel.HOST_TO_DEVICE, Precision.INT8, new Shape.Transfer(4096, false)),
        kernel(Kernel.DEVICE_TO_HOST, Precision.INT8, new Shape.Transfer(4104, false)),
        kernel(Kernel.DEVICE_TO_DEVICE, Precision.INT8, new Shape.Transfer(4096, true)),
        kernel(Kernel.DEVICE_TO_DEVICE, Precision.INT8, new Shape.Transfer(2048, false)),
        kernel(Kernel.LAUNCH, Precision.FP32, new Shape.Calls(9)),
        kernel(Kernel.LLM_PREFILL, Precision.BF16, new Shape.Prompt(MODEL, 32)),
        kernel(Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(MODEL, 21, 5)));
  }

  /** Of those, the ones whose result a kernel leaves in the device's memory. */
  static Stream<KernelCase> bendable() {
    return done().filter(CudaKernelTest::isByKernel);
  }

  @ParameterizedTest
  @MethodSource("done")
  void check_rightResults_areWithinTheTolerance(KernelCase which) {
    try (CudaBackend backend = open(TestingStub.driver());
        Prepared prepared = backend.prepare(which, SEED)) {
      assertThat(prepared.check()).isInstanceOf(Correctness.Right.class);
    }
  }

  @ParameterizedTest
  @MethodSource("bendable")
  void check_aBitOfTheResultBent_isWrongAndSaysWhere(KernelCase which) {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub);
        Prepared prepared = backend.prepare(which, SEED)) {
      stub.set(Setting.BENT_BITS, 0x4040_0000);
      Correctness came = prepared.check();

      assertThat(came).isInstanceOf(Correctness.Wrong.class);
      assertThat(((Correctness.Wrong) came).what()).matches(".+ \\d+ is .+, not .+");
    }
  }

  @ParameterizedTest
  @MethodSource("done")
  void fingerprint_sameSeed_isTheSameAndAnotherSeedIsNot(KernelCase which) {
    try (CudaBackend backend = open(TestingStub.driver());
        Prepared first = backend.prepare(which, SEED);
        Prepared again = backend.prepare(which, SEED);
        Prepared other = backend.prepare(which, SEED + 1)) {
      first.run(3);
      again.run(1);
      other.run(1);

      assertThat(first.fingerprint()).isEqualTo(again.fingerprint());
      if (first.fingerprint().isPresent()) {
        assertThat(first.fingerprint()).isNotEqualTo(other.fingerprint());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("done")
  void prepare_memoryRunsOutAtAnyAllocation_isOutOfMemoryAndNothingIsKept(KernelCase which) {
    int refusals = 0;
    for (int at = 1; at < 100; at++) {
      TestingStub stub = TestingStub.driver();
      try (CudaBackend backend = open(stub)) {
        stub.set(Setting.NO_MEMORY_AT, at);
        backend.prepare(which, SEED).close();
        break;
      } catch (AbsentException e) {
        assertThat(e.absence()).isEqualTo(Absence.OUT_OF_MEMORY);
        assertThat(e.detail()).contains("cuMemAlloc_v2");
        refusals++;
      }
      OpenTest.assertNothingIsKept(stub);
    }
    assertThat(refusals).isBetween(1, 40);
  }

  @Test
  void run_deviceLostInTheMiddle_isDeviceLostAndCloseIsQuiet() {
    for (int code : List.of(214, 700, 719, 999)) {
      TestingStub stub = TestingStub.driver();
      CudaBackend backend = open(stub);
      Prepared prepared = backend.prepare(copy(1024), SEED);
      stub.set(Setting.LOST_CODE, code);
      stub.set(Setting.LOST_AT_LAUNCH, 5);

      AbsentException absent = catchThrowableOfType(AbsentException.class, () -> prepared.run(10));

      assertThat(absent.absence()).isEqualTo(Absence.DEVICE_LOST);
      assertThat(absent.detail()).contains("cuLaunchKernel").contains("(" + code + ")");
      prepared.close();
      backend.close();
      OpenTest.assertNothingIsKept(stub);
    }
  }

  @Test
  void prepare_codeRefused_saysWhatTheCompilerSays() {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub)) {
      stub.set(Setting.MODULE_CODE, 222);

      AbsentException absent =
          catchThrowableOfType(AbsentException.class, () -> backend.prepare(copy(1024), SEED));

      assertThat(absent.absence()).isEqualTo(Absence.OLD_DRIVER);
      assertThat(absent.detail()).contains("memory.ptx", "ptxas fatal: the stub takes no code");
    }
    OpenTest.assertNothingIsKept(stub);
  }

  @Test
  void prepare_fp8OnAnOldDevice_isNotSupportedAndSaysBothCapabilities() {
    try (CudaBackend backend = open(TestingStub.driver())) {
      KernelCase fp8 = kernel(Kernel.GEMM, Precision.FP8, new Shape.Product(16, 16, 16));

      AbsentException absent =
          catchThrowableOfType(AbsentException.class, () -> backend.prepare(fp8, SEED));

      assertThat(absent.absence()).isEqualTo(Absence.NOT_SUPPORTED);
      assertThat(absent.detail()).contains("8.9").contains("8.0");
    }
  }

  @Test
  void prepare_moreThanHalfTheMemory_isOutOfMemoryBeforeItIsTaken() {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub)) {
      AbsentException absent =
          catchThrowableOfType(AbsentException.class, () -> backend.prepare(copy(1L << 30), SEED));

      assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_MEMORY);
      assertThat(absent.detail()).contains(Long.toString(2L << 30)).contains("Stub 1");
      assertThat(stub.count(Count.ALLOCATIONS)).isZero();
    }
  }

  /** What the device code cannot do right. */
  static Stream<KernelCase> refused() {
    return Stream.of(
        kernel(Kernel.GEMM, Precision.BF16, new Shape.Product(16, 16, 24)),
        kernel(Kernel.GEMM, Precision.FP32, new Shape.Product(17, 16, 16)),
        kernel(Kernel.GEMM, Precision.FP32, new Shape.Calls(1)),
        kernel(Kernel.GEMV, Precision.BF16, new Shape.Product(16, 2, 16)),
        kernel(Kernel.GEMV, Precision.FP32, new Shape.Product(16, 1, 16)),
        kernel(Kernel.SKINNY_GEMM, Precision.BF16, new Shape.Product(16, 17, 512)),
        kernel(Kernel.SKINNY_GEMM, Precision.BF16, new Shape.Product(16, 4, 256)),
        kernel(Kernel.ATTENTION_PREFILL, Precision.BF16, new Shape.Prefill(1, 1, 8, 96)),
        kernel(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(1, 17, 1, 8, 64)),
        kernel(Kernel.ATTENTION_DECODE, Precision.BF16, new Shape.Decode(1, 3, 2, 8, 64)),
        kernel(Kernel.SOFTMAX, Precision.FP32, new Shape.Rows(2, 8196)),
        kernel(Kernel.RMS_NORM, Precision.FP32, new Shape.Rows(2, 6)),
        kernel(Kernel.COPY, Precision.FP32, new Shape.Arrays(6, 2, 0)),
        kernel(Kernel.GATHER, Precision.FP32, new Shape.Gather(8, 6)),
        kernel(Kernel.POINTER_CHASE, Precision.FP32, new Shape.Chase(128, 1)),
        kernel(Kernel.DEVICE_TO_HOST, Precision.INT8, new Shape.Transfer(64, true)),
        kernel(Kernel.LLM_PREFILL, Precision.BF16, new Shape.Prompt(MODEL, 17)),
        kernel(
            Kernel.LLM_DECODE, Precision.BF16, new Shape.Tokens(new TinyModel(1, 96, 1, 64), 1, 1)),
        kernel(Kernel.TCP, Precision.FP32, new Shape.Transfer(64, false)));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void prepare_shapeThatCannotBe_isNotSupportedAndNothingIsTaken(KernelCase which) {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub)) {
      AbsentException absent =
          catchThrowableOfType(AbsentException.class, () -> backend.prepare(which, SEED));

      assertThat(absent.absence()).isEqualTo(Absence.NOT_SUPPORTED);
      assertThat(absent.detail()).contains(which.name());
      assertThat(stub.count(Count.ALLOCATIONS)).isZero();
    }
  }

  @Test
  void prepare_copyToAPeerThatIsNotThere_isNotSupported() {
    KernelCase which =
        kernel(Kernel.DEVICE_TO_DEVICE, Precision.INT8, new Shape.Transfer(64, false));
    try (CudaBackend backend =
        CudaBackend.open(TestingStub.driver().alone(), Engine.PTX).getFirst()) {
      AbsentException absent =
          catchThrowableOfType(AbsentException.class, () -> backend.prepare(which, SEED));

      assertThat(absent.absence()).isEqualTo(Absence.NOT_SUPPORTED);
      assertThat(absent.detail()).contains("no other device");
    }
  }

  @Test
  void run_byTheDevicesClock_isTheTimeBetweenTheEvents() {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub);
        Prepared prepared = backend.prepare(copy(1024), SEED)) {
      long before = stub.count(Count.LAUNCHES);

      long nanoseconds = prepared.run(8);

      assertThat(stub.count(Count.LAUNCHES) - before).isEqualTo(8);
      assertThat(nanoseconds).isEqualTo(125 * stub.count(Count.LAUNCHES));
    }
  }

  @Test
  void run_noRepetition_isRejected() {
    try (CudaBackend backend = open(TestingStub.driver());
        Prepared prepared = backend.prepare(copy(1024), SEED)) {
      assertThatThrownBy(() -> prepared.run(0)).hasMessageContaining("0 times");
    }
  }

  @Test
  void close_afterEverything_givesAllBack() {
    TestingStub stub = TestingStub.driver();
    try (CudaBackend backend = open(stub)) {
      done()
          .forEach(
              which -> {
                try (Prepared prepared = backend.prepare(which, SEED)) {
                  prepared.run(2);
                }
                assertThat(stub.count(Count.ALLOCATIONS)).as(which.name()).isZero();
              });
      assertThat(stub.count(Count.UNKNOWN_KERNELS)).isZero();
    }
    OpenTest.assertNothingIsKept(stub);
  }

  private static boolean isByKernel(KernelCase which) {
    return switch (which.kernel()) {
      case HOST_TO_DEVICE, DEVICE_TO_HOST, DEVICE_TO_DEVICE, LAUNCH -> false;
      default -> true;
    };
  }

  private static KernelCase copy(long length) {
    return kernel(Kernel.COPY, Precision.FP32, new Shape.Arrays(length, 2, 0));
  }

  /** The last of two, so that a peer is there and is not the next by number. */
  private static CudaBackend open(TestingStub stub) {
    stub.set(Setting.DEVICES, 2);
    List<CudaBackend> both = CudaBackend.open(stub.alone(), Engine.VENDOR);
    both.getFirst().close();
    return both.getLast();
  }

  private static KernelCase kernel(Kernel kernel, Precision precision, Shape shape) {
    return new KernelCase(kernel, precision, shape);
  }
}
