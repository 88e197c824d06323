package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.store.file.DirectoryFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed without warning while it appends, again and again. */
class KillTest {

  @Test
  @Timeout(120)
  void kill_atAnyMoment_losesNothingAcknowledgedAndDoublesNothing(@TempDir Path directory)
      throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    int next = 0;
    for (int kill = 0; kill < 5; kill++) {
      int acknowledged = appendAndKill(directory, next, random.nextInt(20, 200));
      next = verify(directory, acknowledged);
    }
  }

  /** The number of the last batch that was acknowledged. */
  private static int appendAndKill(Path directory, int first, int lines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                directory.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      int last = first - 1;
      String line = out.readLine();
      for (int read = 0; line != null; read++) {
        last = Integer.parseInt(line);
        if (read == lines) {
          assertThat(process.toHandle().destroyForcibly()).isTrue();
        }
        line = out.readLine();
      }
      assertThat(last).isGreaterThanOrEqualTo(first + lines);
      return last;
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  /** The number of the first batch that is not there. */
  private static int verify(Path directory, int acknowledged) throws IOException {
    List<String> outside = new OutsideReader(contents(directory)).read().samples.text();
    try (SampleStore store =
        SampleStore.open(AppendingProcess.SETTINGS, new DirectoryFiles(directory))) {
      List<String> there = SampleModel.of(store, store.count()).text();
      assertThat(there).isEqualTo(outside);
      SampleModel expected = new SampleModel();
      for (int number = 0; number <= acknowledged; number++) {
        expected.add(AppendingProcess.batch(store, number));
      }
      if (there.equals(expected.text())) {
        return acknowledged + 1;
      }
      expected.add(AppendingProcess.batch(store, acknowledged + 1));
      assertThat(there).isEqualTo(expected.text());
      return acknowledged + 2;
    }
  }

  private static Map<String, byte[]> contents(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (String name : new DirectoryFiles(directory).list()) {
      files.put(name, Files.readAllBytes(directory.resolve(name)));
    }
    return files;
  }
}
