package eu.megawatt.reports.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import java.math.BigDecimal;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class UnitCostsTest {

  private static final Account JOB = new Account("S", "P", new Holder.Job("T", "J", "training"));
  private static final Account IDLE = new Account("S", "P", Holder.IDLE);

  @Test
  void of_jobsAndIdle_tellsBothBasesWithTheUtilisation() {
    UnitCosts costs = UnitCosts.of(rows(), Work.UNCOUNTED);

    // 60 of 80 allocated GPU-hours were used, 100 were in service; 160 EUR of jobs, 40 of idle
    assertThat(costs.hours().inService()).isEqualByComparingTo("100");
    assertThat(costs.hours().allocatedRatio()).contains(new BigDecimal("0.8000"));
    assertThat(costs.hours().utilisationRatio()).contains(new BigDecimal("0.6000"));
    assertThat(eur(costs.fullyLoadedPerAllocatedGpuH())).isEqualByComparingTo("2.5");
    assertThat(eur(costs.fullyLoadedPerUsedGpuH())).isEqualByComparingTo("3.3333333333");
    assertThat(eur(costs.ownPerAllocatedGpuH())).isEqualByComparingTo("2");
    assertThat(eur(costs.ownPerUsedGpuH())).isEqualByComparingTo("2.6666666667");
    assertThat(costs.fullyLoadedPerAllocatedGpuH().orElseThrow().eurByKind())
        .containsEntry(CostKind.DEPRECIATION, new BigDecimal("2.2500000000"))
        .containsEntry(CostKind.ENERGY, new BigDecimal("0.2500000000"));
  }

  @Test
  void of_countedWork_tellsTokensAndTasks() {
    UnitCosts costs = UnitCosts.of(rows(), new Work(300_000_000, 100_000_000, 8_000, 5_000));

    assertThat(eur(costs.perMTokens())).isEqualByComparingTo("0.5");
    assertThat(eur(costs.perTask())).isEqualByComparingTo("0.025");
    assertThat(eur(costs.perAcceptedTask())).isEqualByComparingTo("0.04");
  }

  @Test
  void of_nothing_tellsNothing() {
    UnitCosts costs = UnitCosts.of(new TreeMap<>(), Work.UNCOUNTED);

    assertThat(costs.fullyLoadedPerAllocatedGpuH()).isEmpty();
    assertThat(costs.perMTokens()).isEmpty();
    assertThat(costs.perTask()).isEmpty();
    assertThat(costs.hours().utilisationRatio()).isEmpty();
  }

  @Test
  void breakEven_ofTheResearch_isAboveTheDearestQuarterHour() {
    BreakEven its = BreakEven.of(new BigDecimal("1.58"), new BigDecimal("2.11"));

    assertThat(its.priceEurPerMWh()).isEqualTo("748.82");
    assertThat(its.sentence(new BigDecimal("487")))
        .isEqualTo(
            "A GPU-hour that is worth 1.58 EUR and takes 2.11 kW of the site breaks even at 748.82 EUR/MWh; the dearest quarter-hour is 487 EUR/MWh. Do not pause paid work for the price; shift what can wait, sell flexibility, or keep to a power cap.");
    assertThat(its.sentence(new BigDecimal("900")))
        .endsWith("In quarter-hours above that, pausing it saves more than it loses.");
  }

  @Test
  void breakEven_powerOfJobs_isWhatTheyTookOfTheSite() {
    // 160 kWh in 80 GPU-hours
    assertThat(BreakEven.kwPerGpu(rows())).contains(new BigDecimal("2.0000"));
    assertThat(BreakEven.kwPerGpu(new TreeMap<>())).isEmpty();
    assertThatThrownBy(() -> BreakEven.of(BigDecimal.ONE, BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("kwPerGpu is 0");
  }

  private static NavigableMap<Account, Posted> rows() {
    NavigableMap<Account, Posted> rows = new TreeMap<>();
    rows.put(JOB, posted(160_000, 60, 20, 2_000, 14_000));
    rows.put(IDLE, posted(5_000, 0, 20, 0, 4_000));
    return rows;
  }

  private static Posted posted(
      long energyWh, long usedGpuH, long unusedGpuH, long energyCents, long wearCents) {
    CostParts cents =
        CostParts.of(CostKind.ENERGY, energyCents)
            .plus(CostParts.of(CostKind.DEPRECIATION, wearCents));
    return new Posted(energyWh, 0, usedGpuH * 1_000_000, unusedGpuH * 1_000_000, cents, 0, 0);
  }

  private static BigDecimal eur(Optional<UnitCost> cost) {
    return cost.orElseThrow().eur();
  }
}
