package eu.megawatt.kernels.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  private static final Subject GEMM =
      Subject.of(new KernelCase(Kernel.GEMM, Precision.BF16, new Shape.Product(64, 64, 64)));
  private static final SuiteRun RUN =
      new SuiteRun(
          Instant.parse("2026-11-27T10:00:00Z"),
          Instant.parse("2026-11-27T10:00:50Z"),
          Extent.QUICK,
          7,
          new TreeMap<>(Map.of("os", "Linux")),
          List.of(
              new DeviceRun(
                  new Device("gpu", "A model", "GPU-1", new TreeMap<>(Map.of("sm", "9.0"))),
                  List.of(
                      new Result.Measured(
                          GEMM,
                          "ptx",
                          new Correctness.Right(1e-4, 1e-3),
                          List.of(new Block(10, 12_345), new Block(10, 12_346)),
                          new Conditions(
                              OptionalDouble.of(0.125),
                              OptionalDouble.empty(),
                              List.of(new Block(8, 9))),
                          Optional.of(new Energy(5, 6, "nvml", "GPU 0", true))),
                      new Result.Measured(
                          GEMM,
                          "ptx",
                          new Correctness.Wrong(0.1, 1e-3, "row 3"),
                          List.of(),
                          Conditions.NONE,
                          Optional.empty()),
                      new Result.Soaked(
                          GEMM,
                          "ptx",
                          new Correctness.Right(0, 0),
                          List.of(
                              new SoakSecond(
                                  1,
                                  new Block(1, 2),
                                  Optional.of(
                                      new PowerReading(
                                          OptionalLong.of(1),
                                          OptionalLong.empty(),
                                          OptionalInt.of(1980),
                                          OptionalInt.empty(),
                                          List.of("sw-power-cap"))),
                                  OptionalLong.of(-1))),
                          Optional.of("nvml")),
                      new Result.Unmeasured(GEMM, Absence.OUT_OF_MEMORY, "cuMemAlloc: 2")))),
          List.of(new Missing("cuda", Absence.NO_DRIVER, "no libcuda.so.1")));

  @Test
  void write_readBack_isTheSame() throws IOException {
    assertThat(Samples.read(new ByteArrayInputStream(Samples.write(RUN)))).isEqualTo(RUN);
  }

  @Test
  void writeOne_readBack_isTheSame() throws IOException {
    for (Result result : RUN.devices().getFirst().results()) {
      assertThat(Samples.read(Samples.line(result, Result.class), Result.class)).isEqualTo(result);
    }
  }

  @Test
  void read_unknownField_isRefusedByName() throws IOException {
    String text = new String(Samples.write(RUN), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text.replace("\"seed\"", "\"sort\" : 1, \"seed\"")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("sort");
  }

  @Test
  void read_missingList_isRefusedByName() throws IOException {
    String text = new String(Samples.write(RUN), StandardCharsets.UTF_8);
    assertThatThrownBy(
            () -> read(text.substring(0, text.indexOf("\"devices\"")) + "\"missing\":[]}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("devices");
  }

  @Test
  void read_blockWithoutTime_isRefused() throws IOException {
    String text = new String(Samples.write(RUN), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text.replace("12345", "0")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at least 1 repetition");
  }

  private static SuiteRun read(String text) throws IOException {
    return Samples.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
