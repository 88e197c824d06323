package eu.megawatt.reports.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.simulate.Simulation.Knowledge;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SimulationTest {

  private static final Period OCTOBER =
      new Period(YearMonth.parse("2026-10"), ZoneId.of("Europe/Paris"));

  private static List<QuarterFacts> facts(long seed, Faults faults, Knowledge knowledge) {
    List<QuarterFacts> facts = new ArrayList<>();
    new Simulation(SimulatedFleet.demo(), OCTOBER, seed, faults).run(knowledge, facts::add);
    return facts;
  }

  @Test
  void run_ofTheMonthWhenClocksGoBack_hasAllItsQuarterHoursOfEachSiteOnce() {
    List<QuarterFacts> facts = facts(1, Faults.USUAL, Knowledge.FIRST);
    Set<String> seen = new HashSet<>();
    facts.forEach(it -> assertThat(seen.add(it.siteId() + it.quarter().index())).isTrue());
    assertThat(seen).hasSize(2 * (31 * 96 + 4));
  }

  @Test
  void run_ofTheDemo_isAFleetOfAboutTwentyMegawattsWithJobsThatBeginWithinQuarterHours() {
    List<QuarterFacts> facts = facts(1, Faults.NONE, Knowledge.FIRST);
    long peak = facts.stream().mapToLong(QuarterFacts::itMilliJ).max().orElseThrow();
    assertThat(peak / Quarter.MILLIS).isBetween(8_000_000L, 30_000_000L);
    assertThat(
            facts.stream()
                .flatMap(it -> it.pools().stream())
                .flatMap(it -> it.jobs().values().stream())
                .mapToLong(JobFacts::allocatedGpuMillis)
                .filter(it -> it % (Quarter.MILLIS / 4) != 0)
                .count())
        .isGreaterThan(1_000);
    assertThat(facts).allMatch(it -> it.meterMilliJ().orElseThrow() > it.itMilliJ());
    assertThat(facts.stream().flatMap(it -> it.pools().stream()))
        .allMatch(
            it -> it.freeGpuMillis() >= 0 && it.freeGpuMillis() < it.inServiceGpuMillis() + 1);
  }

  @Test
  void run_withFaults_hearsLessAtFirstAndTheWholeLater() {
    List<QuarterFacts> whole = facts(3, new Faults(0, 0.01, 0.01), Knowledge.FIRST);
    List<QuarterFacts> first = facts(3, new Faults(0.02, 0.01, 0.01), Knowledge.FIRST);
    List<QuarterFacts> late = facts(3, new Faults(0.02, 0.01, 0.01), Knowledge.LATE);

    assertThat(late).hasSizeGreaterThan(50).allMatch(it -> it.version() == 2);
    assertThat(first).hasSameSizeAs(whole);
    assertThat(first.stream().filter(it -> it.quality().coverageRatio() < 0.999).count())
        .isCloseTo(late.size(), org.assertj.core.api.Assertions.within(3L));
    assertThat(first.stream().filter(it -> it.meterMilliJ().isEmpty())).isNotEmpty();
    assertThat(
            first.stream().anyMatch(it -> it.meterMilliJ().orElse(Long.MAX_VALUE) < it.itMilliJ()))
        .isTrue();
  }

  @Test
  void run_withTheSameSeed_isTheSame() {
    assertThat(facts(5, Faults.USUAL, Knowledge.FIRST))
        .isEqualTo(facts(5, Faults.USUAL, Knowledge.FIRST))
        .isNotEqualTo(facts(6, Faults.USUAL, Knowledge.FIRST));
  }

  @Test
  void large_hasTwoHundredMegawattsInSixtyPools() {
    List<SimulatedPool> pools =
        SimulatedFleet.large().sites().stream().flatMap(it -> it.pools().stream()).toList();
    assertThat(pools).hasSize(60);
    assertThat(
            pools.stream().mapToLong(it -> it.gpuCount() * (it.busyWatts() + it.restWatts())).sum())
        .isBetween(160_000_000L, 200_000_000L);
  }

  @Test
  void freeGpuMillis_ofAPoolWithoutJobs_isAllOfIt() {
    assertThat(new PoolFacts("p", 900_000, new java.util.TreeMap<>(), 0, 0).freeGpuMillis())
        .isEqualTo(900_000);
  }
}
