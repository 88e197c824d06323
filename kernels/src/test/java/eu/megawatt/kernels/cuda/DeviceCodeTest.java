package eu.megawatt.kernels.cuda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceCodeTest {

  private static final List<Integer> DEVICES = List.of(80, 86, 89, 90, 100, 120);

  @Test
  void ptx_madeAnew_isWhatIsCommitted(@TempDir Path folder) throws IOException {
    assumeTrue(TestingCommand.isThere("nvcc"), "nvcc, which makes PTX, is not there");
    TestingCommand.run(List.of("./make-ptx.sh", folder.toString()));

    for (DeviceCode code : DeviceCode.values()) {
      String made = Files.readString(folder.resolve(code.word() + ".ptx"));
      assertThat(made).as(code.word()).isEqualTo(new String(code.ptx(), UTF_8));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ptx_assembledForEachGeneration_isTaken(DeviceCode code, @TempDir Path folder)
      throws IOException {
    assumeTrue(TestingCommand.isThere("ptxas"), "ptxas, which assembles PTX, is not there");
    Path ptx = Files.write(folder.resolve("code.ptx"), code.ptx());
    for (int device : DEVICES) {
      if (device >= code.capability()) {
        TestingCommand.run(
            List.of(
                "ptxas",
                "-arch=sm_" + device,
                ptx.toString(),
                "-o",
                folder.resolve("code.cubin").toString()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ptx_anyFile_isForTheLeastCapabilityAndNamesNoMachine(DeviceCode code) {
    String text = new String(code.ptx(), UTF_8);

    assertThat(text).contains(".target sm_" + code.capability()).doesNotContain(".file");
    assertThat(text).contains(".version ").doesNotContain("\u0000");
  }
}
