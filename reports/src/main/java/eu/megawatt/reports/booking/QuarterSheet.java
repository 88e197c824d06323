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
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The lines of one quarter-hour of a site while they are worked out. Whatever is divided among them
 * is divided by largest remainder in the order of accounts; what nobody has a part in stands as
 * overhead, or as idle of its pool, so that nothing is lost.
 */
final class QuarterSheet {

  private final String siteId;
  private final NavigableMap<Account, Line> lines = new TreeMap<>();

  /** IT as measured, and what the meter says beyond it in proportion. */
  QuarterSheet(QuarterFacts facts, long meterMilliJ) {
    this.siteId = facts.siteId();
    facts.pools().forEach(this::addPool);
    divide(
        Math.subtractExact(meterMilliJ, facts.itMilliJ()),
        _ -> true,
        line -> line.itMilliJ,
        overhead(),
        (line, part) -> line.overheadMilliJ += part);
  }

  private void addPool(PoolFacts pool) {
    for (JobFacts job : pool.jobs().values()) {
      add(pool, job.job(), job.itMilliJ(), job.allocatedGpuMillis(), job.usedGpuMillis());
    }
    add(pool, Holder.IDLE, pool.idleMilliJ(), pool.freeGpuMillis(), 0);
    add(pool, Holder.UNASSIGNED, pool.unassignedMilliJ(), 0, 0);
  }

  private void add(PoolFacts pool, Holder holder, long itMilliJ, long allocated, long used) {
    if (itMilliJ != 0 || allocated != 0 || used != 0) {
      Line line = line(new Account(siteId, pool.poolId(), holder));
      line.itMilliJ = Math.addExact(line.itMilliJ, itMilliJ);
      line.allocatedGpuMillis = Math.addExact(line.allocatedGpuMillis, allocated);
      line.usedGpuMillis = Math.addExact(line.usedGpuMillis, used);
    }
  }

  /** A cost that follows energy; what is below 0 has no part. */
  void chargeByEnergy(CostKind kind, long microeur) {
    divide(microeur, _ -> true, Line::energy, overhead(), (line, part) -> line.cost(kind, part));
  }

  /** A cost that follows GPU time, of a pool or of the site: of jobs, used or not, and idle. */
  void charge(TimeCost its) {
    Account fallback =
        its.poolId().map(pool -> new Account(siteId, pool, Holder.IDLE)).orElseGet(this::overhead);
    divide(
        its.microeur(),
        account -> its.poolId().filter(pool -> !pool.equals(account.poolId())).isEmpty(),
        line -> line.allocatedGpuMillis,
        fallback,
        (line, part) -> line.cost(its.kind(), part));
  }

  void emitLocation(long milliG) {
    divide(
        milliG, _ -> true, Line::energy, overhead(), (line, part) -> line.locationMilliG += part);
  }

  void emitMarket(long milliG) {
    divide(milliG, _ -> true, Line::energy, overhead(), (line, part) -> line.marketMilliG += part);
  }

  NavigableMap<Account, Amounts> lines() {
    NavigableMap<Account, Amounts> amounts = new TreeMap<>();
    lines.forEach((account, line) -> amounts.put(account, line.amounts()));
    return amounts;
  }

  private Line line(Account account) {
    return lines.computeIfAbsent(account, _ -> new Line());
  }

  private Account overhead() {
    return new Account(siteId, Account.NO_POOL, Holder.OVERHEAD);
  }

  private void divide(
      long total,
      Predicate<Account> among,
      ToLongFunction<Line> weight,
      Account fallback,
      ObjLongConsumer<Line> give) {
    if (total == 0) {
      return;
    }
    List<Line> bearers = new ArrayList<>();
    lines.forEach(
        (account, line) -> {
          if (weight.applyAsLong(line) > 0 && among.test(account)) {
            bearers.add(line);
          }
        });
    if (bearers.isEmpty()) {
      give.accept(line(fallback), total);
      return;
    }
    long[] parts = Split.largestRemainder(total, bearers.stream().mapToLong(weight).toArray());
    for (int i = 0; i < parts.length; i++) {
      give.accept(bearers.get(i), parts[i]);
    }
  }

  /** A line that grows. */
  private static final class Line {
    long itMilliJ;
    long overheadMilliJ;
    long allocatedGpuMillis;
    long usedGpuMillis;
    long locationMilliG;
    long marketMilliG;
    CostParts microeur = CostParts.NONE;

    long energy() {
      return Math.max(0, Math.addExact(itMilliJ, overheadMilliJ));
    }

    void cost(CostKind kind, long more) {
      microeur = microeur.plus(CostParts.of(kind, more));
    }

    Amounts amounts() {
      return new Amounts(
          itMilliJ,
          overheadMilliJ,
          allocatedGpuMillis,
          usedGpuMillis,
          microeur,
          locationMilliG,
          marketMilliG);
    }
  }
}
