package eu.megawatt.bench.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

final class LatencyAuditTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String SCENARIO =
      """
      {"horizon": {"slots": 4},
       "powerDomains": [{"id": "n/grid", "site": "n"}, {"id": "s/grid", "site": "s"}],
       "pools": [{"id": "n/a", "domain": "n/grid", "gpuType": "A"},
                 {"id": "s/a", "domain": "s/grid", "gpuType": "A"}],
       "models": [{"id": "m", "gpusPerReplica": 2, "latencyMs": 50,
                   "tokensPerSecondPerGpu": {"A": 100}}],
       "regions": [{"id": "r", "networkMs": {"n": 10, "s": 40}}],
       "services": [{"id": "x", "model": "m", "region": "r", "latencyBudgetMs": BUDGET,
                     "tokensPerRequest": 10, "requestsPerSecond": [20, 20, 20, 40]}]}
      """;

  private static final String PLAN =
      """
      {"services": [{"service": "x", "pools": [
        {"pool": "n/a", "replicas": [1, 1, 1, 1], "share": [1, 1, 1, 0.5]},
        {"pool": "s/a", "replicas": [0, 0, 1, 1], "share": [0, 0, 0, SHARE]}]}]}
      """;

  private static LatencyAudit.Found found(String budget, String share)
      throws JsonProcessingException {
    return LatencyAudit.of(
        JSON.readTree(SCENARIO.replace("BUDGET", budget)),
        JSON.readTree(PLAN.replace("SHARE", share)));
  }

  @Test
  void of_budgetsKept_missesNone() throws JsonProcessingException {
    LatencyAudit.Found found = found("90", "0.5");

    assertThat(found.looked()).isEqualTo(4);
    assertThat(found.missed()).isZero();
    assertThat(found.p50Ms()).isEqualTo(60);
    assertThat(found.p95Ms()).isEqualTo(90);
    assertThat(found.p95OfBudget()).isEqualTo(1);
  }

  @Test
  void of_aSiteTooFar_missesEachSlotThatIsThere() throws JsonProcessingException {
    assertThat(found("89", "0.5").missed()).isEqualTo(2);
    assertThat(found("59", "0.5").missed()).isEqualTo(4);
  }

  @Test
  void of_moreThanReplicasAnswer_missesTheSlot() throws JsonProcessingException {
    assertThat(found("90", "0.6").missed()).isEqualTo(1);
  }
}
