package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NvmlFactsTest {

  private static final String UUID = "GPU-00112233-4455-6677-8899-aabbccddeeff";
  private static final int OPENED = 0;

  private final TestingStub nvml = TestingStub.of("stubnvml");

  @Test
  void of_aDevice_saysDriverAndFirmware() {
    assertThat(NvmlFacts.of(nvml.path(), UUID))
        .containsOnlyKeys("driver", "firmware")
        .containsEntry("driver", "580.65.06")
        .containsEntry("firmware", "96.00.A5.00.01");
    assertThat(nvml.count(OPENED)).isZero();
  }

  @Test
  void of_aDeviceThatNvmlDoesNotKnow_saysTheDriverAlone() {
    assertThat(NvmlFacts.of(nvml.path(), "GPU-other")).containsOnlyKeys("driver");
    assertThat(nvml.count(OPENED)).isZero();
  }

  @Test
  void of_noNvml_saysNothing() {
    assertThat(NvmlFacts.of("libnvidia-absent.so.1", UUID)).isEmpty();
  }

  @Test
  void of_aLibraryWithoutItsFunctions_saysNothing() {
    assertThat(NvmlFacts.of(TestingStub.driver().path(), UUID)).isEmpty();
  }

  @Test
  void device_opened_hasThemAmongItsFacts() {
    Libraries alone = TestingStub.driver().alone();
    Libraries both = new Libraries(alone.driver(), alone.blas(), alone.compilers(), nvml.path());
    try (CudaBackend backend = CudaBackend.open(both, Engine.PTX).getFirst()) {
      assertThat(backend.device().facts())
          .containsEntry("driver", "580.65.06")
          .containsEntry("firmware", "96.00.A5.00.01");
    }
  }
}
