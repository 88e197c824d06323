package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CudaCasesTest {

  private static final GpuFacts H200 = facts(141L << 30, 60L << 20);

  @ParameterizedTest
  @EnumSource
  void cases_ofAnExtent_haveNamesOfTheirOwn(Extent extent) {
    assertThat(CudaCases.of(H200, extent, true))
        .extracting(KernelCase::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void cases_ofAnExtent_haveEachKernelOfAGpuAndEachPrecision(Extent extent) {
    List<KernelCase> cases = CudaCases.of(H200, extent, true);
    Set<Kernel> expected =
        EnumSet.complementOf(
            EnumSet.of(
                Kernel.ALL_REDUCE,
                Kernel.TCP,
                Kernel.STORAGE_READ,
                Kernel.STORAGE_RANDOM_READ,
                Kernel.SOAK));
    if (extent == Extent.FULL) {
      expected.add(Kernel.SOAK);
    }

    assertThat(cases.stream().map(KernelCase::kernel).collect(Collectors.toSet()))
        .isEqualTo(expected);
    assertThat(cases)
        .filteredOn(c -> c.kernel() == Kernel.GEMM)
        .extracting(KernelCase::precision)
        .contains(Precision.values());
  }

  @Test
  void cases_limitedByMemory_moveFourTimesTheCacheAtLeast() {
    for (long cacheBytes : List.of(6L << 20, 40L << 20, 60L << 20, 126L << 20)) {
      for (KernelCase which : CudaCases.of(facts(180L << 30, cacheBytes), Extent.QUICK, false)) {
        switch (which.shape()) {
          case Shape.Arrays arrays ->
              assertThat(4L * arrays.length()).isGreaterThanOrEqualTo(4 * cacheBytes);
          case Shape.Rows rows ->
              assertThat(rows.work(4).bytes() / 2).isGreaterThanOrEqualTo(4 * cacheBytes);
          case Shape.Chase chase ->
              assertThat(chase.bytes()).isGreaterThanOrEqualTo(4 * cacheBytes);
          case Shape.Decode decode ->
              assertThat(decode.work(2).bytes()).isGreaterThanOrEqualTo(4 * cacheBytes);
          default -> {}
        }
      }
    }
  }

  @Test
  void cases_ofASmallDevice_takeHalfOfItsMemoryAtMost() {
    for (KernelCase which : CudaCases.of(facts(1L << 30, 6L << 20), Extent.FULL, false)) {
      if (which.shape() instanceof Shape.Arrays arrays) {
        assertThat(4L * arrays.arrays() * arrays.length()).isLessThanOrEqualTo(1L << 29);
      }
    }
  }

  private static GpuFacts facts(long memoryBytes, long cacheBytes) {
    return new GpuFacts("made up", "GPU-0", 90, 132, memoryBytes, cacheBytes, true, 13_000);
  }
}
