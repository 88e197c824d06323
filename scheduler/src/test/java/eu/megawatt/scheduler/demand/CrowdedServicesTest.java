package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.check.DemandCases;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.search.SearchBudget;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More services than there is room for. */
final class CrowdedServicesTest {

  private static final int SEEDS = 150;
  private static final int COPIES = 6;

  private static Demand crowded(long seed) {
    Demand demand = DemandCases.of(seed);
    Map<String, Service> services = new LinkedHashMap<>();
    for (Service service : demand.services().values()) {
      for (int i = 0; i < COPIES; i++) {
        String id = service.id() + "-" + i;
        services.put(id, copy(service, id, 0.4 + 0.3 * i));
      }
    }
    return new Demand(
        seed % 2 == 0 ? demand.base() : demand.base().with(List.of()),
        seed % 2 == 0 ? demand.terms() : Map.of(),
        demand.links(),
        demand.tenants(),
        demand.models(),
        demand.regions(),
        services);
  }

  private static Service copy(Service service, String id, double times) {
    double[] asked =
        Arrays.stream(service.requestsPerSecond().toArray()).map(it -> it * times).toArray();
    return new Service(
        id,
        service.tenant(),
        service.residency(),
        service.model(),
        service.region(),
        service.latencyBudgetMs(),
        service.tokensPerRequest(),
        Series.of(asked),
        service.minReplicas(),
        service.maxReplicas(),
        service.failover(),
        service.unservedEurPerThousand() * times);
  }

  private static DemandPlan plan(Demand demand, long moves) {
    return new DemandSearch(demand, new SearchBudget.Moves(moves), 1, _ -> {}).run();
  }

  @Test
  void run_crowdedServices_breaksNoRuleAndIsNeverDearerThanWithoutMoves() {
    int cheaper = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand demand = crowded(seed);
      DemandPlan first = plan(demand, 0);
      DemandPlan later = plan(demand, 60);
      assertThat(DemandChecker.check(demand, first).breaches()).as("seed %d", seed).isEmpty();
      assertThat(DemandChecker.check(demand, later).breaches()).as("seed %d", seed).isEmpty();
      assertThat(later.objectiveEur())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(first.objectiveEur());
      cheaper += later.objectiveEur().cents() < first.objectiveEur().cents() ? 1 : 0;
    }
    assertThat(cheaper).isGreaterThan(SEEDS / 5);
  }
}
