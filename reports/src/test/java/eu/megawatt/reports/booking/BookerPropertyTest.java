package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class BookerPropertyTest {

  private static final int SEEDS = 2_000;
  private static final int HOURS = 8;

  @Test
  void book_anything_costsWhatTheFormulasSay() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCase its = RandomCase.of(seed, HOURS);
      NaiveBooks naive = new NaiveBooks(its);
      List<SiteQuarter> entries = its.booked().entries();
      long yearMilliJ = 0;
      int year = 0;
      for (int i = 0; i < entries.size(); i++) {
        QuarterFacts facts = its.facts().get(i);
        Amounts total = entries.get(i).total();
        int now = naive.day(facts.quarter()).getYear();
        yearMilliJ = now == year ? yearMilliJ : 0;
        year = now;
        long before = naive.taxMicro(yearMilliJ);
        yearMilliJ += naive.meterMilliJ(facts);
        long tax = naive.taxMicroeur(naive.taxMicro(yearMilliJ) - before, facts.quarter());
        assertThat(entries.get(i).meterMilliJ()).isEqualTo(naive.meterMilliJ(facts));
        assertThat(total.microeur().of(CostKind.ENERGY))
            .as("seed %d at %s", seed, facts.quarter().from())
            .isEqualTo(naive.energyMicroeur(facts));
        assertThat(total.microeur().of(CostKind.TAX)).as("seed %d", seed).isEqualTo(tax);
        assertThat(total.microeur().of(CostKind.NETWORK)).isEqualTo(naive.networkMicroeur(facts));
        assertThat(total.microeur().of(CostKind.STAFF)).isEqualTo(naive.yearlyMicroeur(facts));
        assertThat(total.locationMilliG()).isEqualTo(naive.locationMilliG(facts));
        if (its.book().all(Life.class).isEmpty()) {
          assertThat(total.microeur().of(CostKind.DEPRECIATION))
              .as("seed %d at %s", seed, facts.quarter().from())
              .isEqualTo(naive.wearMicroeur(facts.quarter(), false));
        }
        assertThat(total.microeur().of(CostKind.FACILITY))
            .isEqualTo(naive.wearMicroeur(facts.quarter(), true));
      }
    }
  }

  @Test
  void book_anything_emitsByTheHourWhatContractsLeave() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCase its = RandomCase.of(seed, HOURS);
      List<SiteQuarter> entries = its.booked().entries();
      NaiveBooks naive = new NaiveBooks(its);
      int i = 0;
      for (List<QuarterFacts> hour : naive.hours()) {
        long milliG = 0;
        for (int k = 0; k < hour.size(); k++) {
          milliG += entries.get(i++).total().marketMilliG();
        }
        assertThat(milliG).as("seed %d", seed).isEqualTo(naive.marketMilliG(hour));
      }
    }
  }

  @Test
  void book_anything_keepsWhatWasMeasuredAndDividesWithinOneUnit() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomCase its = RandomCase.of(seed, HOURS);
      List<SiteQuarter> entries = its.booked().entries();
      for (int i = 0; i < entries.size(); i++) {
        QuarterFacts facts = its.facts().get(i);
        Map<Account, Amounts> lines = entries.get(i).lines();
        assertThat(sum(lines, Amounts::energyMilliJ)).isEqualTo(entries.get(i).meterMilliJ());
        assertThat(sum(lines, Amounts::itMilliJ)).isEqualTo(facts.itMilliJ());
        assertThat(sum(lines, Amounts::allocatedGpuMillis))
            .isEqualTo(facts.pools().stream().mapToLong(PoolFacts::inServiceGpuMillis).sum());
        facts.pools().forEach(pool -> assertJobs(pool, lines));
        assertShares(lines, it -> it.overheadMilliJ(), Amounts::itMilliJ);
        for (CostKind kind : List.of(CostKind.ENERGY, CostKind.TAX, CostKind.NETWORK)) {
          assertShares(lines, it -> it.microeur().of(kind), Amounts::energyMilliJ);
        }
        assertShares(lines, it -> it.microeur().of(CostKind.STAFF), Amounts::allocatedGpuMillis);
        assertShares(lines, Amounts::locationMilliG, Amounts::energyMilliJ);
        assertShares(lines, Amounts::marketMilliG, Amounts::energyMilliJ);
      }
    }
  }

  private static void assertJobs(PoolFacts pool, Map<Account, Amounts> lines) {
    pool.jobs()
        .values()
        .forEach(
            job -> {
              Account account = new Account(TestingBook.SITE, pool.poolId(), job.job());
              Amounts line = lines.getOrDefault(account, Amounts.NONE);
              assertThat(line.itMilliJ()).isEqualTo(job.itMilliJ());
              assertThat(line.allocatedGpuMillis()).isEqualTo(job.allocatedGpuMillis());
              assertThat(line.usedGpuMillis()).isEqualTo(job.usedGpuMillis());
            });
    Account idle = new Account(TestingBook.SITE, pool.poolId(), Holder.IDLE);
    assertThat(lines.getOrDefault(idle, Amounts.NONE).itMilliJ()).isEqualTo(pool.idleMilliJ());
  }

  /** Each part is within one of the exact share; where nobody has a share, overhead has it all. */
  private static void assertShares(
      Map<Account, Amounts> lines, ToLongFunction<Amounts> part, ToLongFunction<Amounts> weight) {
    BigInteger total = BigInteger.valueOf(sum(lines, part));
    BigInteger weights = BigInteger.valueOf(sum(lines, weight));
    lines.forEach(
        (account, line) -> {
          BigInteger its = BigInteger.valueOf(part.applyAsLong(line));
          if (weights.signum() == 0) {
            assertThat(its)
                .isEqualTo(account.holder().equals(Holder.OVERHEAD) ? total : BigInteger.ZERO);
          } else {
            BigInteger exact = total.multiply(BigInteger.valueOf(weight.applyAsLong(line)));
            assertThat(its.multiply(weights).subtract(exact).abs()).isLessThan(weights);
          }
        });
  }

  private static long sum(Map<Account, Amounts> lines, ToLongFunction<Amounts> of) {
    return lines.values().stream().mapToLong(of).sum();
  }
}
