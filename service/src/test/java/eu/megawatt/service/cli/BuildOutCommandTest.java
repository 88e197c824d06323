package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.example.RampBuildOut;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code build-out} and {@code power} say. */
final class BuildOutCommandTest {

  @TempDir Path folder;

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void buildOut_ofFiles_saysWhatThatOfTheDemoDoes() throws IOException {
    Path capacity = written("capacity.json", Ramp.bytes());
    Outcome document = Outcome.of("build-out", "--demo", "--document");
    Path offers = written("offers.json", document.out().getBytes(StandardCharsets.UTF_8));
    Outcome demo = Outcome.of("build-out", "--demo");
    Outcome ofFiles = Outcome.of("build-out", capacity.toString(), offers.toString());

    assertThat(demo.code()).isZero();
    assertThat(ofFiles.out()).isEqualTo(demo.out());
    assertThat(demo.out())
        .contains("none is cheaper")
        .contains("idf-2a")
        .containsPattern("capital [\\d,.]+, residual value -[\\d,.]+, fixed")
        .contains("order 2027-01-01  start 2027-10-01")
        .contains("Not possible by its date, and the least bad")
        .contains("200.0 MW of connections by 2027-12-31")
        .contains("117.4 MW are missing")
        .contains("Runners-up, and why they lost")
        .contains("nor-3                  not built  It can start on 2030-01-01");
  }

  @Test
  void buildOut_asJson_isWhatRestSays() throws IOException {
    Outcome its = Outcome.of("build-out", "--demo", "--json", "--seconds", "1");
    JsonNode answer = Json.parse(its.out().getBytes(StandardCharsets.UTF_8), JsonNode.class);

    assertThat(answer.path("isProven").asBoolean()).isTrue();
    assertThat(answer.at("/cost/totalMinor").asLong())
        .isEqualTo(answer.path("boundMinor").asLong());
    assertThat(answer.path("quarters")).hasSize(12);
  }

  @Test
  void buildOut_givenNonsense_namesItAndReturns2() throws IOException {
    String text = new String(RampBuildOut.bytes(), StandardCharsets.UTF_8);
    Path capacity = written("capacity.json", Ramp.bytes());
    Path broken =
        written("broken.json", text.replace("P9M", "soon").getBytes(StandardCharsets.UTF_8));
    Path other =
        written(
            "other.json", text.replace("SE-BOR-1", "SE-BOR-9").getBytes(StandardCharsets.UTF_8));

    assertThat(Outcome.of("build-out").code()).isEqualTo(2);
    assertThat(Outcome.of("build-out").err()).contains("--demo");
    assertThat(Outcome.of("build-out", capacity.toString()).code()).isEqualTo(2);
    assertThat(Outcome.of("build-out", "--demo", capacity.toString()).code()).isEqualTo(2);
    assertThat(Outcome.of("build-out", "--demo", "--effort", "0").err()).contains("1 to 1000");
    assertThat(Outcome.of("build-out", "--demo", "--seconds", "0").code()).isEqualTo(2);
    Outcome unread = Outcome.of("build-out", capacity.toString(), broken.toString());
    assertThat(unread.code()).isEqualTo(2);
    assertThat(unread.err()).contains("broken.json").contains("/options/0/lead");
    Outcome unfit = Outcome.of("build-out", capacity.toString(), other.toString());
    assertThat(unfit.code()).isEqualTo(2);
    assertThat(unfit.err()).contains("/options/2/site").contains("SE-BOR-1");
  }

  @Test
  void power_ofTheHall_says980And1400() throws IOException {
    Outcome demo = Outcome.of("power", "--demo");
    assertThat(demo.code()).isZero();
    assertThat(demo.out())
        .containsPattern("efficient +7,140 +90\\.0 % +1,400 +1,260\\.0 \\| +1,4\\d\\d +\\+\\d")
        .containsPattern("full +10,200 +100\\.0 % +980 +980\\.0 \\|");

    Path tree =
        written(
            "hall.json",
            Outcome.of("power", "--demo", "--document").out().getBytes(StandardCharsets.UTF_8));
    Path hours =
        written(
            "hours.csv", "hour,mean_w,deviation_w\n1,5000,0\n".getBytes(StandardCharsets.UTF_8));
    Outcome measured =
        Outcome.of(
            "power",
            "--tree",
            tree.toString(),
            "--modes",
            "full=10200",
            "--measured",
            hours.toString(),
            "--risk",
            "0",
            "--json");
    JsonNode its = Json.parse(measured.out().getBytes(StandardCharsets.UTF_8), JsonNode.class);

    // Every node draws 5 kW: the slots of the busways bind, not the limit of 2,000.
    assertThat(its.at("/modes/0/atRisk/nodeCount").asLong()).isEqualTo(1_600);
    assertThat(its.at("/modes/0/nodeCount").asLong()).isEqualTo(980);
  }

  @Test
  void power_givenNonsense_namesItAndReturns2() {
    assertThat(Outcome.of("power").err()).contains("--tree");
    assertThat(Outcome.of("power", "--demo", "--modes", "full").err()).contains("full=10200");
    assertThat(Outcome.of("power", "--demo", "--risk", "2").err()).contains("0 to 1");
    assertThat(
            Outcome.of("power", "--demo", "--measured", folder.resolve("none").toString()).code())
        .isEqualTo(2);
  }
}
