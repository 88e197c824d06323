package eu.megawatt.scheduler.bound;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.kernel.BruteForce;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.TinyScenario;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices against every plan there is, with the limits as they are and as they might be. */
class ScarcityPricesTest {

  private static final int JOBS = 4;
  private static final int UNITS_PER_MICRO = 6_000;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    threads.close();
  }

  private ScarcityPrices prices(Problem problem) throws InterruptedException {
    return ScarcityPrices.of(problem, threads, 200, () -> true);
  }

  /** The same scenario with more megawatts, or fewer, in one slot of one domain. */
  private static Scenario with(Scenario scenario, String domainId, int slot, double megawatts) {
    List<PowerDomain> domains =
        scenario.domains().values().stream()
            .map(
                it -> {
                  double[] limit = it.limitMW().toArray().clone();
                  if (it.id().equals(domainId)) {
                    limit[slot] = Math.max(0, limit[slot] + megawatts);
                  }
                  return new PowerDomain(
                      it.id(), it.site(), it.parent(), Series.of(limit), it.measures());
                })
            .toList();
    return Scenario.of(
        scenario.name(),
        scenario.grid(),
        scenario.carbonEurPerTonne(),
        List.copyOf(scenario.gpuTypes().values()),
        List.copyOf(scenario.sites().values()),
        domains,
        List.copyOf(scenario.pools().values()),
        List.copyOf(scenario.policies().values()),
        List.copyOf(scenario.jobs().values()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void price_ofMoreOrLessOfALimit_isAtLeastWhatTheBestPlanGains(long seed)
      throws InterruptedException {
    Scenario scenario = TinyScenario.of(seed, JOBS);
    Problem problem = Problem.of(scenario);
    ScarcityPrices found = prices(problem);
    SplittableRandom random = new SplittableRandom(seed);

    assertThat(found.boundMicro()).isLessThanOrEqualTo(optimumMicro(scenario));
    for (int i = 0; i < 20; i++) {
      int domain = random.nextInt(problem.domainIds.length);
      int slot = random.nextInt(problem.slots);
      double megawatts = random.nextDouble(-0.002, 0.004);
      Scenario other = with(scenario, problem.domainIds[domain], slot, megawatts);
      Problem then = Problem.of(other);
      BigInteger paid = paid(problem, then, domain, slot, found.prices());
      BigInteger now = WholeBound.units(problem, found.prices());

      assertThat(WholeBound.units(then, found.prices())).isEqualTo(now.subtract(paid));
      if (then.room[domain][slot] >= 0) {
        assertThat(now.subtract(paid))
            .isLessThanOrEqualTo(
                BigInteger.valueOf(optimumMicro(other))
                    .multiply(BigInteger.valueOf(UNITS_PER_MICRO)));
      }
    }
  }

  /** What the difference between two limits costs, in units of the whole bound. */
  private static BigInteger paid(
      Problem before, Problem after, int domain, int slot, WholePrices prices) {
    long watts =
        Math.ceilDiv(after.room[domain][slot], 1_000L)
            - Math.ceilDiv(before.room[domain][slot], 1_000L);
    long minutes = before.scenario.grid().slotMinutes();
    return BigInteger.valueOf(prices.minorPerMWh(domain)[slot])
        .multiply(BigInteger.valueOf(watts * minutes));
  }

  /** Each job's cost is a whole micro-euro, so the sum of doubles is off by half of one each. */
  private static long optimumMicro(Scenario scenario) {
    return Math.round(BruteForce.optimum(scenario) * 1e6) + JOBS;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void prices_whereAllJobsTogetherHaveRoom_areZero(long seed) throws InterruptedException {
    Scenario scenario = TinyScenario.of(seed, JOBS);
    for (PowerDomain domain : List.copyOf(scenario.domains().values())) {
      for (int slot = 0; slot < scenario.grid().slots(); slot++) {
        scenario = with(scenario, domain.id(), slot, 1);
      }
    }
    Problem problem = Problem.of(scenario);
    WholePrices found = prices(problem).prices();

    for (int domain = 0; domain < problem.domainIds.length; domain++) {
      assertThat(found.minorPerMWh(domain)).containsOnly(0);
    }
  }

  /**
   * Two jobs that must run in the one hour there is, room for one: a watt more carries a thousandth
   * of the second, which is worth 50 EUR less 1 kWh at 100 EUR/MWh.
   */
  @Test
  void price_ofTheHourThatTwoJobsWant_isWhatTheSecondIsWorthForItsEnergy()
      throws InterruptedException {
    Problem problem =
        Problem.of(
            SmallScenario.onePool(0.002, 10)
                .job(new SmallJob("first").on("A", 1, 1_100).by(60).worth(90))
                .job(new SmallJob("second").on("A", 1, 1_100).by(60).worth(50))
                .scenario());
    ScarcityPrices found = prices(problem);
    long[] price = found.prices().minorPerMWh(0);

    // 50 EUR - 0.1 EUR for 1 kWh are 49,900 EUR for 1 MWh; the bound is the plan's own cost.
    assertThat(price[0] / 100).isBetween(49_900L, 89_900L);
    assertThat(price[1]).isZero();
    assertThat(found.boundMicro()).isBetween(50_090_000L, 50_100_000L);
  }
}
