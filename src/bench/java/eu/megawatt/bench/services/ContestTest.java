package eu.megawatt.bench.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.document.DemandReader;
import eu.megawatt.fleet.document.DemandWriter;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.demand.DemandSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three ways on demands cut down to what takes seconds. */
final class ContestTest {

  private static final TimeGrid DAY = ServiceDemands.grid(96);
  private static final int SERVICES = 12;
  private static final int MOVES = 50;
  private static final double CENTS = 0.05;

  @TempDir private Path folder = Path.of("");

  private Demand demand(long seed) throws IOException {
    return ServiceDemands.of(seed, SERVICES, DAY, MadeUpData.of(DAY, folder));
  }

  private static DemandPlan planned(Demand demand) {
    return new DemandSearch(demand, new SearchBudget.Moves(MOVES), 1, _ -> {}).run();
  }

  @Test
  void demand_ofASeed_isADocumentAndTheSameEachTime() throws IOException {
    Path file = folder.resolve("scenario.json");
    DemandWriter.write(demand(1), file);

    assertThat(DemandReader.read(file, Register.NONE)).isEqualTo(demand(1));
    assertThat(demand(2).services()).isNotEqualTo(demand(1).services());
  }

  @Test
  void run_eachWay_missesNoBudgetAndFixedIsNeverTheCheapest()
      throws IOException, InterruptedException {
    for (long seed = 1; seed <= 4; seed++) {
      Contest contest =
          new Contest(demand(seed), new SearchBudget.Moves(MOVES), seed, false, _ -> {});
      List<ServicesResult.Row> rows = contest.run();

      assertThat(rows)
          .extracting(ServicesResult.Row::way)
          .containsExactly(Contest.FIXED, Contest.PINNED, Contest.PLANNED);
      assertThat(rows)
          .allSatisfy(
              row -> {
                assertThat(row.budgetsLooked()).isEqualTo(SERVICES * 96L);
                assertThat(row.budgetsMissed()).isZero();
                assertThat(row.eur().doubleValue())
                    .isLessThan(rows.getFirst().eur().doubleValue() + CENTS);
                assertThat(row.gpuHours()).isLessThanOrEqualTo(rows.getFirst().gpuHours());
              });
    }
  }

  @Test
  void plan_countedByHand_keepsBudgetsInEverySlotAndCostsWhatItSays() throws IOException {
    for (long seed = 1; seed <= 4; seed++) {
      Demand demand = demand(seed);
      for (DemandPlan plan : List.of(StaticProvision.of(demand), planned(demand))) {
        DemandReport report = DemandChecker.check(demand, plan);
        assertThat(report.breaches()).as("seed %d", seed).isEmpty();
        assertThat(eur(demand, plan))
            .as("seed %d", seed)
            .isCloseTo(report.objectiveEur().euro().doubleValue(), within(CENTS));
        plan.services().forEach(it -> assertInTime(demand, it));
      }
    }
  }

  private static void assertInTime(Demand demand, ServiceRun run) {
    Service service = Objects.requireNonNull(demand.services().get(run.service()));
    Model model = Objects.requireNonNull(demand.models().get(service.model()));
    for (PoolShare part : run.pools()) {
      String site = demand.base().siteOf(demand.base().pool(part.pool())).id();
      double network =
          Objects.requireNonNull(
              Objects.requireNonNull(demand.regions().get(service.region())).networkMs().get(site));
      for (int slot = 0; slot < DAY.slots(); slot++) {
        if (part.replicas().at(slot) > 0 || part.share().at(slot) > 0) {
          assertThat(network + model.latencyMs())
              .as("%s at %s in %d", service.id(), site, slot)
              .isLessThanOrEqualTo(service.latencyBudgetMs());
        }
      }
    }
  }

  /** Energy, carbon and unserved requests, added up in the plainest way. */
  private static double eur(Demand demand, DemandPlan plan) {
    double eur = 0;
    for (Service service : demand.services().values()) {
      for (int slot = 0; slot < DAY.slots(); slot++) {
        eur += service.requestsPerSecond().at(slot) * worth(demand, service);
      }
    }
    for (ServiceRun run : plan.services()) {
      Service service = Objects.requireNonNull(demand.services().get(run.service()));
      for (PoolShare part : run.pools()) {
        for (int slot = 0; slot < DAY.slots(); slot++) {
          double asked = service.requestsPerSecond().at(slot) * part.share().at(slot);
          eur += eur(demand, service, part, slot, asked) - asked * worth(demand, service);
        }
      }
    }
    return eur;
  }

  /** Of one request a second for a quarter of an hour. */
  private static double worth(Demand demand, Service service) {
    return 0.9 * service.unservedEurPerThousand() * demand.tenant(service.tenant()).weight();
  }

  private static double eur(
      Demand demand, Service service, PoolShare part, int slot, double asked) {
    Pool pool = demand.base().pool(part.pool());
    Site site = demand.base().siteOf(pool);
    Model model = Objects.requireNonNull(demand.models().get(service.model()));
    double gpus = part.replicas().at(slot) * model.gpusPerReplica();
    if (gpus == 0) {
      return 0;
    }
    double speed = Objects.requireNonNull(model.tokensPerSecondPerGpu().get(pool.gpuType()));
    double load = asked * service.tokensPerRequest() / (gpus * speed);
    double watts =
        Objects.requireNonNull(model.wattsByLoad().get(pool.gpuType())).watts(load)
            - demand.base().gpuType(pool.gpuType()).idleWatts();
    double mwh = gpus * watts * site.pue() / 4e6;
    double carbon = site.carbonGramsPerKWh().at(slot) / 1e3 * demand.base().carbonEurPerTonne();
    return mwh * (site.energyEurPerMWh().at(slot) + carbon);
  }
}
