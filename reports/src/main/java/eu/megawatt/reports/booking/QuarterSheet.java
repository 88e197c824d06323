package eu.megawatt.reports.booking;

import eu.megawatt.fleet.unit.Split;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The lines of one quarter-hour of a site while they are worked out. Whatever is divided among them
 * is divided by largest remainder in the order of accounts; what nobody has a part in stands as
 * overhead, or as idle of its pool, so that nothing is lost.
 */
final class QuarterSheet {

  private final String siteId;
  private final NavigableMap<Account, Amounts> lines = new TreeMap<>();

  /** IT as measured, and what the meter says beyond it in proportion. */
  QuarterSheet(QuarterFacts facts, long meterMilliJ) {
    this.siteId = facts.siteId();
    facts.pools().forEach(this::addPool);
    divide(
        Math.subtractExact(meterMilliJ, facts.itMilliJ()),
        _ -> true,
        Amounts::itMilliJ,
        overhead(),
        part -> new Amounts(0, part, 0, 0, CostParts.NONE, 0, 0));
  }

  private void addPool(PoolFacts pool) {
    for (JobFacts job : pool.jobs().values()) {
      add(pool, job.job(), job.itMilliJ(), job.allocatedGpuMillis(), job.usedGpuMillis());
    }
    add(pool, Holder.IDLE, pool.idleMilliJ(), pool.freeGpuMillis(), 0);
    add(pool, Holder.UNASSIGNED, pool.unassignedMilliJ(), 0, 0);
  }

  private void add(PoolFacts pool, Holder holder, long itMilliJ, long allocated, long used) {
    Amounts amounts = new Amounts(itMilliJ, 0, allocated, used, CostParts.NONE, 0, 0);
    if (!amounts.isNothing()) {
      lines.merge(new Account(siteId, pool.poolId(), holder), amounts, Amounts::plus);
    }
  }

  /** A cost that follows energy; what is below 0 has no part. */
  void chargeByEnergy(CostKind kind, long microeur) {
    divide(microeur, _ -> true, QuarterSheet::energy, overhead(), part -> cost(kind, part));
  }

  /** A cost that follows GPU time, of a pool or of the site: of jobs, used or not, and idle. */
  void charge(TimeCost its) {
    Account fallback =
        its.poolId().map(pool -> new Account(siteId, pool, Holder.IDLE)).orElseGet(this::overhead);
    divide(
        its.microeur(),
        account -> its.poolId().filter(pool -> !pool.equals(account.poolId())).isEmpty(),
        Amounts::allocatedGpuMillis,
        fallback,
        part -> cost(its.kind(), part));
  }

  void emitLocation(long milliG) {
    divide(
        milliG,
        _ -> true,
        QuarterSheet::energy,
        overhead(),
        part -> new Amounts(0, 0, 0, 0, CostParts.NONE, part, 0));
  }

  void emitMarket(long milliG) {
    divide(
        milliG,
        _ -> true,
        QuarterSheet::energy,
        overhead(),
        part -> new Amounts(0, 0, 0, 0, CostParts.NONE, 0, part));
  }

  NavigableMap<Account, Amounts> lines() {
    return lines;
  }

  private static long energy(Amounts amounts) {
    return Math.max(0, amounts.energyMilliJ());
  }

  private static Amounts cost(CostKind kind, long microeur) {
    return new Amounts(0, 0, 0, 0, CostParts.of(kind, microeur), 0, 0);
  }

  private Account overhead() {
    return new Account(siteId, Account.NO_POOL, Holder.OVERHEAD);
  }

  private void divide(
      long total,
      Predicate<Account> among,
      ToLongFunction<Amounts> weight,
      Account fallback,
      LongFunction<Amounts> part) {
    if (total == 0) {
      return;
    }
    List<Map.Entry<Account, Amounts>> bearers =
        lines.entrySet().stream()
            .filter(line -> among.test(line.getKey()) && weight.applyAsLong(line.getValue()) > 0)
            .toList();
    if (bearers.isEmpty()) {
      lines.merge(fallback, part.apply(total), Amounts::plus);
      return;
    }
    long[] weights = bearers.stream().mapToLong(it -> weight.applyAsLong(it.getValue())).toArray();
    long[] parts = Split.largestRemainder(total, weights);
    for (int i = 0; i < parts.length; i++) {
      lines.merge(bearers.get(i).getKey(), part.apply(parts[i]), Amounts::plus);
    }
  }
}
