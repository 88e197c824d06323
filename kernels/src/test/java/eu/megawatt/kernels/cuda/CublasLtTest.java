package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class CublasLtTest {

  private static final int OBJECTS = 0;
  private static final int ALGORITHMS = 1;
  private static final int CREATE_CODE = 0;

  private final TestingStub vendor = TestingStub.of("stubcublaslt");
  private final TestingStub driver = TestingStub.driver();

  @Test
  void gemm_vendorPresent_isItsAndRightInBothLayouts() {
    try (CudaBackend backend = open(Engine.VENDOR)) {
      for (Precision precision : List.of(Precision.BF16, Precision.INT8)) {
        try (Prepared prepared = backend.prepare(gemm(precision), 3)) {
          assertThat(prepared.engine()).isEqualTo("cublaslt-13.2");
          assertThat(prepared.check()).as("%s", precision).isInstanceOf(Correctness.Right.class);
        }
      }
      assertThat(backend.device().facts()).containsEntry("gemm-engine", "cublaslt-13.2");
    }
    assertThat(vendor.count(OBJECTS)).isZero();
    OpenTest.assertNothingIsKept(driver);
  }

  @Test
  void gemm_engineIsPtx_leavesTheVendorAlone() {
    long before = vendor.count(ALGORITHMS);
    try (CudaBackend backend = open(Engine.PTX);
        Prepared prepared = backend.prepare(gemm(Precision.BF16), 3)) {
      assertThat(prepared.engine()).isEqualTo("ptx");
      assertThat(prepared.check()).isInstanceOf(Correctness.Right.class);
    }
    assertThat(vendor.count(ALGORITHMS)).isEqualTo(before);
  }

  @Test
  void gemm_vendorHasNoAlgorithm_isOwnCodeAndSaysSo() {
    try (CudaBackend backend = open(Engine.VENDOR);
        Prepared prepared = backend.prepare(gemm(Precision.FP16), 3)) {
      assertThat(prepared.engine()).isEqualTo("ptx");
    }
    assertThat(vendor.count(OBJECTS)).isZero();
  }

  @Test
  void open_libraryThatDoesNotTakeTheDriver_isLeftForTheNext() {
    vendor.set(CREATE_CODE, 1);
    try (CudaBackend backend = open(Engine.VENDOR)) {
      assertThat(backend.device().facts()).containsEntry("gemm-engine", "ptx");
      assertThat(backend.device().facts().get("cublaslt"))
          .contains("libabsent.so cannot be loaded", "cublasLtCreate", "status 1");
    } finally {
      vendor.set(CREATE_CODE, 0);
    }
  }

  @Test
  void open_libraryWithoutTheFunctions_isLeftForTheNext() {
    try (CudaBackend backend = open(Engine.VENDOR, driver.path(), vendor.path())) {
      assertThat(backend.device().facts()).containsEntry("cublaslt", "cublaslt-13.2");
    }
  }

  private CudaBackend open(Engine engine) {
    return open(engine, "libabsent.so", vendor.path());
  }

  private CudaBackend open(Engine engine, String... names) {
    Libraries libraries = new Libraries(driver.path(), List.of(names), List.of(), "");
    return CudaBackend.open(libraries, engine).getFirst();
  }

  private static KernelCase gemm(Precision precision) {
    return new KernelCase(Kernel.GEMM, precision, new Shape.Product(48, 32, 80));
  }
}
