package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services of models whose tokens a second come from measured rates. */
final class ServedModelRatesTest {

  private static final String CHAT = "/api/v1/models/chat";
  private static final String ARCHITECTURE =
      PredictionsTest.work("Generate", 4).replace("\"requestCount\":4,", "");
  private static final String SAID = "\"perGpuTokensPerSecond\":{\"A\":1000000},";

  @TempDir private Path data;
  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.of(data);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private static String model(int gpus, String said) {
    return """
    {"gpuPerReplicaCount":%d,"latencyMillis":100,%s"architecture":%s,
     "drawByLoad":{"A":[{"loadPermille":0,"perGpuW":120},{"loadPermille":1000,"perGpuW":600}]}}\
    """
        .formatted(gpus, said, ARCHITECTURE);
  }

  private void measure(String node, double gemv) {
    PredictionsTest.measure(lab, node, MeasuredKernels.all(MeasuredKernels.steady(gemv), 0));
  }

  private double measured() {
    return lab.admin().get(CHAT).json().at("/measuredTokensPerSecond/A").asDouble();
  }

  /** A batch of four: each prompt by itself, then a hundred tokens of all four. */
  private static double tokensPerSecond(double gemv) {
    double prompt =
        Math.max(2 * 7e9 * 1000 / 400e12, 14e9 / gemv)
            + 2.0 * 32 * 1000 * 1000 * 4096 / 200e12
            + 7 * 32 / 2.5e5;
    double token =
        Math.max(2 * 7e9 * 4 / 400e12, 14e9 / gemv)
            + 2.0 * 2 * 32 * 1049.5 * 1024 * 4 / 2e12
            + 7 * 32 / 2.5e5;
    return 400 / (4 * prompt + 100 * token);
  }

  @Test
  void model_whereNothingIsMeasured_needsWhatIsSaid() {
    Reply without = lab.admin().put(CHAT, model(1, ""));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.json().at("/errors/0/pointer").asText()).isEqualTo("/architecture");
    assertThat(without.text()).contains("/perGpuTokensPerSecond", "/api/v1/predictions");
    assertThat(lab.admin().put(CHAT, model(1, SAID)).status()).isEqualTo(201);
    assertThat(lab.admin().get(CHAT).json().has("measuredTokensPerSecond")).isFalse();

    Reply several = lab.admin().put("/api/v1/models/large", model(8, SAID));
    assertThat(several.status()).isEqualTo(422);
    assertThat(several.text()).contains("of replicas of one GPU, not of 8");
  }

  @Test
  void service_ofAMeasuredModel_hasAsManyReplicasAsItsMeasuredTokensNeed() {
    measure("n01", 3e12);
    assertThat(lab.admin().put(CHAT, model(1, SAID)).status()).isEqualTo(201);
    assertThat(measured()).isCloseTo(tokensPerSecond(3e12), within(1e-3));
    lab.admin().put("/api/v1/regions/here", "{\"networkMillis\": {\"here\": 5}}");
    Reply put =
        lab.admin()
            .put(
                "/api/v1/services/assistant",
                """
                {"tenant":"acme","residency":"any","model":"chat","region":"here",
                 "latencyBudgetMillis":200,"tokensPerRequestCount":100,"maxReplicaCount":50,
                 "perThousandUnservedMinor":40000}\
                """);
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    lab.admin()
        .put(
            "/api/v1/services/assistant/forecast",
            "{\"from\":\"2026-11-23T00:00:00Z\",\"requestsPerSecond\":[30]}");

    JsonNode now =
        Await.present(
            "replicas",
            () ->
                Optional.of(
                        lab.admin().get("/api/v1/services/assistant/traffic").json().path("now"))
                    .filter(it -> it.path("replicaCount").asInt() > 0));

    int needed = (int) Math.ceil(30 * 100 / tokensPerSecond(3e12));
    assertThat(needed).as("a GPU that has what is said would do").isGreaterThan(5);
    assertThat(now.path("replicaCount").asInt()).isBetween(needed, needed + 2);
    assertThat(lab.admin().get(CHAT).json().at("/spec/perGpuTokensPerSecond/A").asInt())
        .as("what is said is kept")
        .isEqualTo(1_000_000);
  }

  @Test
  void tokens_thatAreAnotherByLittle_stayAndByMoreAreNew() {
    measure("n01", 3e12);
    lab.admin().put(CHAT, model(1, ""));
    double before = measured();

    measure("n01", 2.97e12);
    assertThat(measured()).isEqualTo(before);
    measure("n01", 2.7e12);
    assertThat(measured()).isCloseTo(tokensPerSecond(2.7e12), within(1e-3));
  }
}
