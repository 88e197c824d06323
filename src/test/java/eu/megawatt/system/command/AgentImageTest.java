package eu.megawatt.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.system.MegawattProcess;
import eu.megawatt.system.MegawattProcess.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's archive, as it is unpacked on a target that has no Java and none of our files. */
final class AgentImageTest {

  private static final long MOST_PACKED_BYTES = 25_000_000;
  private static final long MOST_UNPACKED_BYTES = 60_000_000;

  @TempDir Path folder;

  @Test
  void archive_unpackedElsewhere_measuresWithoutAnythingElse()
      throws IOException, InterruptedException {
    Path archive = folder.resolve("agent.tar.xz");
    Outcome made =
        MegawattProcess.launch(
            folder, folder, Map.of(), "agent-image", "--out", archive.toString());
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Files.size(archive)).isLessThanOrEqualTo(MOST_PACKED_BYTES);

    run("tar", "-C", folder.toString(), "-xJf", archive.toString());
    Path image = folder.resolve("megawatt-agent");
    assertThat(bytes(image)).isLessThanOrEqualTo(MOST_UNPACKED_BYTES);

    Path samples = folder.resolve("samples.json");
    run(
        image.resolve("megawatt").toString(),
        "kernels",
        "--device",
        "all",
        "--only",
        "softmax",
        "--only",
        "tcp",
        "--json",
        samples.toString());
    JsonNode run = new ObjectMapper().readTree(samples.toFile());
    assertThat(run.at("/devices/0/results/0/correctness/is").asText()).isEqualTo("right");
    assertThat(run.at("/devices/0/results/0/blocks").size()).isPositive();
    assertThat(run.at("/devices/1/results/0/correctness/is").asText()).isEqualTo("right");
  }

  @Test
  void option_unknown_2SaysWhatIsAllowed() {
    Outcome refused = MegawattProcess.launch(folder, folder, Map.of(), "agent-image", "--packed");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--packed is no option", "allowed is --out FILE");
  }

  /**
   * With no environment at all; a loud machine ends it with 3, which is no mistake of the image.
   */
  private static void run(String... command) throws IOException, InterruptedException {
    List<String> bare = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin"));
    bare.addAll(List.of(command));
    Process process = new ProcessBuilder(bare).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isIn(0, 3);
  }

  private static long bytes(Path tree) throws IOException {
    try (Stream<Path> files = Files.walk(tree)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(
              file -> {
                try {
                  return Files.size(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .sum();
    }
  }
}
