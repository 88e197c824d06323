package eu.megawatt.kernels.host;

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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostBackendTest {

  @TempDir Path directory;

  @Test
  void cases_haveNamesOfTheirOwnAndTheQuickOnesAreAmongAll() {
    try (HostBackend backend = new HostBackend(directory)) {
      List<KernelCase> all = backend.cases(Extent.FULL);
      assertThat(all).extracting(KernelCase::name).doesNotHaveDuplicates();
      assertThat(all).containsAll(backend.cases(Extent.QUICK));
    }
  }

  @Test
  void prepare_oneOfEachKernelMadeSmall_isRight() {
    List<KernelCase> small =
        List.of(
            new KernelCase(Kernel.ALL_REDUCE, Precision.FP32, new Shape.Ring(3, 400)),
            new KernelCase(Kernel.TCP, Precision.INT8, new Shape.Transfer(800, false)),
            new KernelCase(Kernel.STORAGE_READ, Precision.INT8, new Shape.File(8192, 4096, 2)),
            new KernelCase(
                Kernel.STORAGE_RANDOM_READ, Precision.INT8, new Shape.File(8192, 4096, 9)));
    try (HostBackend backend = new HostBackend(directory)) {
      for (KernelCase which : small) {
        try (Prepared prepared = backend.prepare(which, 5)) {
          assertThat(prepared.check()).as(which.name()).isInstanceOf(Correctness.Right.class);
        }
      }
      assertThat(small)
          .extracting(KernelCase::kernel)
          .containsAll(backend.cases(Extent.FULL).stream().map(KernelCase::kernel).toList());
    }
  }

  @Test
  void prepare_whatAHostIsNotAskedFor_isAbsentByName() {
    KernelCase gemm = new KernelCase(Kernel.GEMM, Precision.FP32, new Shape.Product(1, 1, 1));
    assertAbsent(directory, gemm, Absence.NOT_SUPPORTED);
    KernelCase uneven =
        new KernelCase(Kernel.STORAGE_READ, Precision.INT8, new Shape.File(8192, 100, 2));
    assertAbsent(directory, uneven, Absence.NOT_SUPPORTED);
  }

  @Test
  void prepare_aDirectoryThatIsNotThere_isAbsentAndSaysWhich() {
    KernelCase read =
        new KernelCase(Kernel.STORAGE_READ, Precision.INT8, new Shape.File(8192, 4096, 2));
    assertAbsent(directory.resolve("nowhere"), read, Absence.FAILED);
  }

  private static void assertAbsent(Path directory, KernelCase which, Absence absence) {
    try (HostBackend backend = new HostBackend(directory)) {
      assertThat(backend.device().kind()).isEqualTo("host");
      assertThatThrownBy(() -> backend.prepare(which, 1))
          .isInstanceOfSatisfying(
              AbsentException.class, absent -> assertThat(absent.absence()).isEqualTo(absence));
    }
  }
}
