package eu.megawatt.planner.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasurementCsvTest {

  private static final String HEADER =
      "model_id,task,gpu_model,num_gpus,energy_per_token_joules,energy_per_request_joules,"
          + "output_throughput_tokens_per_sec,avg_output_len";

  private static final String SOUND = "acme/a,chat,H100,2,0.5,200,1000,400";

  @Test
  void read_onlyRequiredColumns_restIsUnknown() {
    Measurement it = TestingMeasurements.read(HEADER + "\n" + SOUND + "\n").all().getFirst();

    assertThat(it.nickname()).isEqualTo("acme/a");
    assertThat(it.configuration())
        .isEqualTo(new Configuration("H100", 2, "", OptionalInt.empty(), OptionalDouble.empty()));
    assertThat(it.gap()).isEqualTo(TokenGap.UNKNOWN);
    assertThat(it.parameters()).isEmpty();
    assertThat(it.gpuSecondsPerRequest()).isEqualTo(0.8);
    assertThat(it.gpuW()).isEqualTo(250);
  }

  @Test
  void read_columnsInOtherOrderAndMore_areFoundByName() {
    Measurements read =
        TestingMeasurements.read(
            """
            p95_itl_ms,colour,avg_output_len,output_throughput_tokens_per_sec,energy_per_request_joules,energy_per_token_joules,num_gpus,gpu_model,task,model_id,nickname,weight_precision,max_num_seqs,avg_batch_size,total_params_billions,activated_params_billions
            39.5,blue,400,1000,200,5e-1,2,H100,chat,acme/a,A,fp8,64,63.5,30,3
            """);

    Measurement it = read.all().getFirst();
    assertThat(it.nickname()).isEqualTo("A");
    assertThat(it.perTokenJ()).isEqualTo(0.5);
    assertThat(it.gap().p95Ms()).hasValue(39.5);
    assertThat(it.parameters()).contains(new Parameters(30, 3));
    assertThat(it.configuration().words()).isEqualTo("2 x H100, fp8, batch 64");
  }

  @Test
  void read_rowsOfPictures_arePassedOverAndCounted() {
    Measurements read =
        TestingMeasurements.read(
            """
            %s,energy_per_image_joules
            %s,
            acme/p,text-to-image,H100,1,,,,,420
            """
                .formatted(HEADER, SOUND));

    assertThat(read.all()).hasSize(1);
    assertThat(read.passedOver()).isEqualTo(1);
  }

  @Test
  void read_manyThingsWrong_saysEachByLineAndColumn() {
    List<Issue> issues =
        issues(
            """
            %s,p90_itl_ms,p95_itl_ms,total_params_billions,activated_params_billions
            ,chat,H100,0,-1,200,1000,400,,,,
            acme/b,chat,,2,0.5,NaN,1000,400,,,,
            %s
            %s,30,20,,
            %s,,,8,9
            acme/c,chat,H100,2,0.5,0.2,1000,400,,,,
            """
                .formatted(HEADER, SOUND, SOUND, SOUND));

    assertThat(issues)
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder(
            "/2/model_id",
            "/2/num_gpus",
            "/2/energy_per_token_joules",
            "/3/gpu_model",
            "/3/energy_per_request_joules",
            "/4",
            "/5/p95_itl_ms",
            "/6/activated_params_billions",
            "/7/energy_per_request_joules");
    assertThat(issues.toString()).contains("8 cells for 12 columns").contains("another unit");
  }

  @Test
  void read_columnMissingAndTwice_saysBothAndReadsNoRow() {
    assertThat(issues(HEADER.replace("task,", "gpu_model,") + "\n" + SOUND))
        .extracting(Issue::toString)
        .containsExactly(
            "/1: the column \"task\" is here 0 times; it is needed once",
            "/1: the column \"gpu_model\" is here 2 times; it is needed once");
  }

  @Test
  void read_tooManyIssues_countsTheRest() {
    List<Issue> issues = issues(HEADER + "\n" + "a,chat,H100,x,1,1,1,1\n".repeat(250));

    assertThat(issues).hasSize(201);
    assertThat(issues.getLast().message()).isEqualTo("and 50 more");
  }

  @Test
  void read_emptyOrTooLong_isRefused() {
    assertThatThrownBy(() -> TestingMeasurements.read(HEADER)).hasMessageContaining("no rows");
    String tooLong = HEADER + "\n" + (SOUND + "\n").repeat(MeasurementCsv.MOST_ROWS + 1);
    assertThatThrownBy(() -> TestingMeasurements.read(tooLong))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("20001 rows");
  }

  @Test
  void read_published_hasEveryRow() throws IOException {
    Measurements published = TestingMeasurements.published();

    long rows =
        Files.readAllLines(TestingMeasurements.shared("mlenergy_configurations.csv")).size();
    assertThat(published.all().size() + published.passedOver()).isEqualTo(rows - 1);
    assertThat(published.all()).hasSize(838);
    assertThat(published.all()).allMatch(it -> it.gpuW() > 200 && it.gpuW() < 1_000);
    assertThat(published.all()).allMatch(it -> it.gap().p95Ms().isPresent());
    assertThat(published.of("Qwen 3 14B", "gpqa", "B200")).isNotEmpty();
  }

  private static List<Issue> issues(String csv) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> TestingMeasurements.read(csv))
        .issues();
  }
}
