package eu.megawatt.service.serving;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models as they are kept. */
final class ModelBodyTest {

  private static final String KEPT =
      """
      {"gpuPerReplicaCount": 1, "latencyMillis": 50, "perGpuTokensPerSecond": {"A": 1000},
       "drawByLoad": {"A": [{"loadPermille": 0, "perGpuW": 120}, {"loadPermille": 1000, "perGpuW": 600}]}}\
      """;

  @Test
  void model_keptWithoutReplicasPerGpu_hasOneOnAGpu() {
    ModelBody kept = Json.read(KEPT, ModelBody.class);
    assertThat(kept.model("m", Map.of()).replicasPerGpu()).isEqualTo(1);
    assertThat(Json.read(Json.write(kept), ModelBody.class)).isEqualTo(kept);
  }
}
