package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class NvmlMeterTest {

  private static final String UUID = "GPU-00112233-4455-6677-8899-aabbccddeeff";
  private static final int POWER = 0;
  private static final int REASONS = 1;
  private static final int NO_ENERGY = 2;
  private static final int OPENED = 0;

  private final TestingStub nvml = TestingStub.of("stubnvml");

  @Test
  void read_everythingKnown_saysItInItsUnits() {
    nvml.set(POWER, 4_000_000_000L);
    nvml.set(REASONS, 0x5);
    nvml.set(NO_ENERGY, 0);
    try (NvmlMeter meter = NvmlMeter.open(nvml.path(), UUID)) {
      assertThat(meter.source()).isEqualTo("nvml");
      assertThat(meter.scope()).isEqualTo(UUID);
      assertThat(meter.read())
          .isEqualTo(
              new PowerReading(
                  OptionalLong.of(12_345_678_901L),
                  OptionalLong.of(4_000_000_000L),
                  OptionalInt.of(1980),
                  OptionalInt.of(61),
                  List.of("power-cap")));
    }
    assertThat(nvml.count(OPENED)).isZero();
  }

  @Test
  void read_energyNotCounted_isEmptyAndNotZero() {
    nvml.set(NO_ENERGY, 1);
    try (NvmlMeter meter = NvmlMeter.open(nvml.path(), UUID)) {
      assertThat(meter.read().energyMillijoules()).isEmpty();
      assertThat(meter.read().powerMilliwatts()).isPresent();
    }
  }

  @Test
  void read_idle_isHeldBackByNothing() {
    nvml.set(REASONS, 0x1);
    try (NvmlMeter meter = NvmlMeter.open(nvml.path(), UUID)) {
      assertThat(meter.read().throttles()).isEmpty();
    }
  }

  @Test
  void throttles_allBits_areNamedInOrder() {
    assertThat(Throttle.names(0x1ff))
        .containsExactly(
            "application-clocks",
            "power-cap",
            "hardware-slowdown",
            "sync-boost",
            "thermal",
            "hardware-thermal",
            "power-brake",
            "display-clocks");
  }

  @Test
  void open_noLibrary_isNoLibrary() {
    AbsentException absent =
        catchThrowableOfType(
            AbsentException.class, () -> NvmlMeter.open("libabsent-ml.so.1", UUID));

    assertThat(absent.absence()).isEqualTo(Absence.NO_LIBRARY);
    assertThat(absent.detail()).contains("libabsent-ml.so.1");
  }

  @Test
  void open_unknownDevice_isNoDeviceAndIsClosedAgain() {
    AbsentException absent =
        catchThrowableOfType(AbsentException.class, () -> NvmlMeter.open(nvml.path(), "GPU-other"));

    assertThat(absent.absence()).isEqualTo(Absence.NO_DEVICE);
    assertThat(absent.detail()).contains("nvmlDeviceGetHandleByUUID", "6", "GPU-other");
    assertThat(nvml.count(OPENED)).isZero();
  }
}
