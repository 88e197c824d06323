package eu.megawatt.fleet.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoundTripTest {

  @TempDir private Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scenario_writtenAndRead_isEqual(long seed) throws IOException {
    Scenario scenario = new RandomDocuments(seed).scenario();
    assertThat(TestingDocuments.roundTrip(scenario)).isEqualTo(scenario);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void plan_writtenAndRead_isEqual(long seed) throws IOException {
    Plan plan = new RandomDocuments(seed).plan();
    assertThat(TestingDocuments.roundTrip(plan)).isEqualTo(plan);
  }

  @Test
  void plan_written_hasALinePerItem() throws IOException {
    String text = TestingDocuments.resource("plan.json");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PlanWriter.write(PlanReader.read(TestingDocuments.stream(text), Syntax.JSON), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void scenario_written_hasShortNumbersAndALinePerItem() throws IOException {
    Path file = folder.resolve("scenario.json");
    ScenarioWriter.write(
        TestingDocuments.scenario(TestingDocuments.resource("two-sites.json")), file);
    assertThat(Files.readAllLines(file))
        .contains(
            "  \"horizon\": {\"start\": \"2026-01-12T00:00:00Z\", \"slotMinutes\": 30, \"slots\": 4},",
            "    {\"id\": \"north/h100\", \"domain\": \"north/hall\", \"gpuType\": \"H100\", \"gpus\":"
                + " [0, 256, 256, 512]},",
            "    {\"id\": \"any\"}");
  }

  @Test
  void file_zipped_hasTheSameBytesEachTime() throws IOException {
    Plan plan = new RandomDocuments(1).plan();
    Path one = folder.resolve("one.json.gz");
    Path other = folder.resolve("other.json.gz");
    PlanWriter.write(plan, one);
    PlanWriter.write(plan, other);
    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(Files.readAllBytes(one)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0);
    assertThat(PlanReader.read(one)).isEqualTo(plan);
  }

  @Test
  void file_replaced_isWholeAndAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), "x".repeat(100_000));
    Plan plan = new RandomDocuments(2).plan();
    PlanWriter.write(plan, file);
    assertThat(PlanReader.read(file)).isEqualTo(plan);
    assertThat(folder).isDirectoryContaining(entry -> entry.equals(file));
    try (var entries = Files.list(folder)) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void file_failing_leavesTheOldOne() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), "old");
    assertThatThrownBy(
            () ->
                DocumentWriter.write(
                    file,
                    out -> {
                      out.writeStartObject();
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    try (var entries = Files.list(folder)) {
      assertThat(entries).hasSize(1);
    }
  }
}
