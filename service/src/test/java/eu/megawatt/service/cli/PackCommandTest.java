package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class PackCommandTest {

  @TempDir private Path folder = Path.of("");

  private Path nodes = Path.of("");
  private Path pods = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void files() throws IOException {
    nodes = folder.resolve("nodes.csv");
    pods = folder.resolve("pods.csv");
    Files.writeString(nodes, "sn,cpu_milli,memory_mib,gpu,model\na,8000,32000,2,T4\n");
    Files.writeString(
        pods,
        """
        name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec
        whole,1000,1000,1,1000,T4
        share,1000,1000,1,400,
        large,1000,1000,2,1000,
        plain,1000,1000,0,0,
        """);
  }

  @Test
  void pack_asJson_saysWhereEachPodIsAndWhichAreLeftOut() {
    int code = run("pack", "--nodes", nodes.toString(), "--pods", pods.toString(), "--format=json");

    assertThat(code).as(err.toString()).isZero();
    PackFigures figures = Json.read(out.toString(), PackFigures.class);
    assertThat(figures.policy()).isEqualTo("megawatt");
    assertThat(figures.allocatedGpuPercent()).isEqualTo(70);
    assertThat(figures.unplacedPods()).isEqualTo(1);
    assertThat(figures.unplaced()).containsExactly("large");
    assertThat(figures.podsPerSecond()).isPositive();
    assertThat(figures.placements())
        .extracting(PackFigures.Placed::pod)
        .containsExactly("whole", "share", "plain");
    assertThat(figures.placements().get(1).gpus()).containsExactly(new PackFigures.Share(1, 400));
    assertThat(out.toString())
        .contains("\"placements\":[{\"pod\":\"whole\",\"node\":\"a\",\"gpus\":[{");
  }

  @Test
  void pack_inflatedBySeed_placesTheSameEachTime() {
    String[] args = {
      "pack",
      "--nodes",
      nodes.toString(),
      "--pods",
      pods.toString(),
      "--policy",
      "fgd",
      "--seed",
      "3",
      "--inflate",
      "4",
      "--format",
      "json"
    };
    run(args);
    PackFigures first = Json.read(out.toString(), PackFigures.class);
    out.getBuffer().setLength(0);
    run(args);

    assertThat(Json.read(out.toString(), PackFigures.class).placements())
        .isEqualTo(first.placements());
    assertThat(first.placedPods() + first.unplacedPods()).isGreaterThan(4);
  }

  @Test
  void pack_asText_isTwoLines() {
    assertThat(run("pack", "--nodes", nodes.toString(), "--pods", pods.toString())).isZero();
    assertThat(out.toString())
        .startsWith("70.00 % of 2 GPUs on 1 nodes allocated by megawatt")
        .contains("3 pods placed, 1 left out");
  }

  @Test
  void pack_bothFilesWrong_2NamesFileLineColumnAndValueOfBoth() throws IOException {
    Files.writeString(nodes, "sn,cpu_milli,memory_mib,gpu,model\na,lots,1,1,T4\n");
    Files.writeString(pods, "name,cpu_milli,memory_mib,num_gpu,gpu_milli\np,1,1,1,1200\n");

    assertThat(run("pack", "--nodes", nodes.toString(), "--pods", pods.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains(nodes + " cannot be used")
        .contains("/2/cpu_milli: \"lots\" is not a whole number from 0 to")
        .contains(pods + " cannot be used")
        .contains("/2/gpu_milli: \"1200\" is not a whole number from 0 to 1000");
  }

  @Test
  void pack_noSuchFileOrInflation_2() {
    assertThat(run("pack", "--nodes", folder.resolve("x").toString(), "--pods", pods.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(
            run("pack", "--nodes", nodes.toString(), "--pods", pods.toString(), "--inflate", "NaN"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("--inflate NaN: allowed is more than 0");
    assertThat(run("pack", "--nodes", nodes.toString(), "--pods", pods.toString(), "--policy", "x"))
        .isEqualTo(2);
  }

  private int run(String... args) {
    CommandLine commands = Megawatt.commandLine();
    commands.setOut(new PrintWriter(out, true));
    commands.setErr(new PrintWriter(err, true));
    return commands.execute(args);
  }
}
