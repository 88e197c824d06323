package eu.megawatt.reports.period;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

final class PostingTest {

  private static Account job(String id) {
    return new Account("site", "pool", new Holder.Job("tenant", id, "batch"));
  }

  private static Amounts gpuTime(long allocatedMillis, long usedMillis) {
    return new Amounts(0, 0, allocatedMillis, usedMillis, CostParts.NONE, 0, 0);
  }

  @Test
  void of_fourQuarterGpuJobsForAnHour_isOneGpuHourAndLessUsed() {
    NavigableMap<Account, Amounts> exact = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      exact.put(job("job-" + i), gpuTime(900_000, 630_000));
    }
    NavigableMap<Account, Posted> posted = Posting.of(exact);

    assertThat(posted.values()).allMatch(it -> it.allocatedMicroGpuH() == 250_000);
    Posted all = posted.values().stream().reduce(Posted.NOTHING, Posted::plus);
    assertThat(all.allocatedMicroGpuH()).isEqualTo(1_000_000);
    assertThat(all.usedMicroGpuH()).isEqualTo(700_000);
  }

  @Test
  void of_threeThirdsOfACent_isOneCent() {
    NavigableMap<Account, Amounts> exact = new TreeMap<>();
    for (int i = 0; i < 3; i++) {
      exact.put(job("job-" + i), Amounts.NONE.plus(CostParts.of(CostKind.TAX, 3_334)));
    }
    assertThat(
            Posting.of(exact).values().stream()
                .mapToLong(it -> it.cents().of(CostKind.TAX))
                .toArray())
        .containsExactly(1, 0, 0);
  }

  @Test
  void of_randomAmounts_addsUpPerSiteAndIsOffByLessThanAUnit() {
    for (int seed = 0; seed < 3_000; seed++) {
      RandomEntries random = new RandomEntries(seed);
      NavigableMap<Account, Amounts> exact = new TreeMap<>();
      for (int i = 0; i < 1 + seed % 7; i++) {
        exact.put(job("job-" + i), random.amounts());
      }
      NavigableMap<Account, Posted> posted = Posting.of(exact);

      sumsAgree(exact, posted, Amounts::energyMilliJ, Posted::energyWh, "3600000");
      sumsAgree(exact, posted, Amounts::allocatedGpuMillis, Posted::allocatedMicroGpuH, "3.6");
      for (CostKind kind : CostKind.values()) {
        sumsAgree(exact, posted, it -> it.microeur().of(kind), it -> it.cents().of(kind), "10000");
      }
      exact.forEach(
          (account, amounts) -> {
            Posted one = posted.getOrDefault(account, Posted.NOTHING);
            near(amounts.itMilliJ(), one.itWh(), "3600000");
            near(amounts.overheadMilliJ(), one.overheadWh(), "3600000");
            near(amounts.usedGpuMillis(), one.usedMicroGpuH(), "3.6");
            assertThat(one.locationMilliG()).isEqualTo(amounts.locationMilliG());
            assertThat(one.unusedMicroGpuH()).isNotNegative();
          });
    }
  }

  private static void sumsAgree(
      NavigableMap<Account, Amounts> exact,
      NavigableMap<Account, Posted> posted,
      ToLongFunction<Amounts> fine,
      ToLongFunction<Posted> coarse,
      String unit) {
    BigDecimal sum = BigDecimal.valueOf(exact.values().stream().mapToLong(fine).sum());
    assertThat(posted.values().stream().mapToLong(coarse).sum())
        .isEqualTo(sum.divide(new BigDecimal(unit), 0, RoundingMode.HALF_UP).longValueExact());
  }

  private static void near(long fine, long coarse, String unit) {
    BigDecimal off =
        BigDecimal.valueOf(coarse)
            .multiply(new BigDecimal(unit))
            .subtract(BigDecimal.valueOf(fine))
            .abs();
    assertThat(off).isLessThan(new BigDecimal(unit));
  }
}
