package eu.megawatt.kernels.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CpuTimesTest {

  @TempDir private Path proc;

  @Test
  void since_saysWhatOthersAndTheHypervisorTook() throws IOException {
    say(1000, 0, 500, 8000, 100, 0, 0, 50, "10 20");
    CpuTimes before = CpuTimes.now(proc).orElseThrow();
    say(1400, 0, 600, 8300, 200, 0, 0, 150, "210 120");
    CpuTimes after = CpuTimes.now(proc).orElseThrow();
    // 1,000 ticks in all, 400 idle, 100 stolen, 300 our own: 200 are others'.
    assertThat(after.othersSince(before).orElseThrow()).isCloseTo(0.2, within(1e-9));
    assertThat(after.stolenSince(before).orElseThrow()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void now_withoutProc_isEmpty() {
    assertThat(CpuTimes.now(proc.resolve("none"))).isEmpty();
  }

  @Test
  void now_somethingElse_isEmpty() throws IOException {
    Files.writeString(proc.resolve("stat"), "cpu a b c");
    Files.createDirectories(proc.resolve("self"));
    Files.writeString(proc.resolve("self/stat"), "1 (x) S");
    assertThat(CpuTimes.now(proc)).isEmpty();
  }

  private void say(
      int user, int nice, int system, int idle, int io, int irq, int soft, int steal, String own)
      throws IOException {
    Files.writeString(
        proc.resolve("stat"),
        "cpu  %d %d %d %d %d %d %d %d 0 0\ncpu0 1 2 3 4\n"
            .formatted(user, nice, system, idle, io, irq, soft, steal));
    Files.createDirectories(proc.resolve("self"));
    Files.writeString(
        proc.resolve("self/stat"), "7 (a (name) ) S 1 1 1 0 -1 0 0 0 0 0 " + own + " 0 0");
  }
}
