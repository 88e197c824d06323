package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.serving.Hosted;
import eu.megawatt.service.json.Json;
import org.junit.jupiter.api.Test;

/** Plans of services that were kept before replicas could share GPUs. */
final class ServingRowsTest {

  @Test
  void plan_keptWithoutReplicasPerGpu_hasWholeGpus() {
    ServingRows.StoredPlan stored =
        Json.read(
            """
            {"from": "2026-11-27T00:00:00Z", "slotMinutes": 15, "slots": 2, "services": [
              {"id": "s", "tenant": "t", "residency": "any", "model": "m", "region": "r",
               "latencyBudgetMs": 200, "tokensPerRequest": 400, "requestsPerSecond": [1, 2],
               "minReplicas": 0, "maxReplicas": 9, "failover": false, "unservedEurPerThousand": 4,
               "lacks": [],
               "pools": [
                 {"poolId": "p", "siteId": "here", "latencyMs": 100, "requestsPerReplica": 2,
                  "gpusPerReplica": 4, "replicas": [1, 2], "share": [1, 1],
                  "wattsPerReplica": [800, 900]}]}]}""",
            ServingRows.StoredPlan.class);
    Hosted hosted = ServingRows.plan(stored).services().getFirst().pools().getFirst();
    assertThat(hosted.replicasPerGpu()).isEqualTo(1);
    assertThat(hosted.gpus(2)).isEqualTo(8);
    assertThat(hosted.wattsOfLast()).isEqualTo(hosted.wattsPerGroup());
  }
}
