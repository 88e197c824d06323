package eu.megawatt.reports.booking;

import eu.megawatt.fleet.unit.Split;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostSum;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The lines of one quarter-hour of a site while they are worked out. Whatever is divided among them
 * is divided by largest remainder in the order of accounts; what nobody has a part in stands as
 * overhead, or as idle of its pool, so that nothing is lost.
 */
final class QuarterSheet {

  private final String siteId;
  private final NavigableMap<Account, Line> lines = new TreeMap<>();

  /** Who bears what follows energy, which is known from the beginning. */
  private final Bearers byEnergy;

  /** The same of what follows GPU time, by pool; of the whole site without one. */
  private final Map<Optional<String>, Bearers> byGpuTime = new HashMap<>();

  /** Lines among which something is divided, and in proportion to what. */
  private static final class Bearers {
    final List<Line> lines;
    final long[] weights;

    Bearers(List<Line> lines, ToLongFunction<Line> weight) {
      this.lines = lines;
      this.weights = lines.stream().mapToLong(weight).toArray();
    }
  }

  /** IT as measured, and what the meter says beyond it in proportion. */
  QuarterSheet(QuarterFacts facts, long meterMilliJ) {
    this.siteId = facts.siteId();
    facts.pools().forEach(this::addPool);
    divide(
        Math.subtractExact(meterMilliJ, facts.itMilliJ()),
        bearers(_ -> true, line -> line.itMilliJ),
        this::overhead,
        (line, part) -> line.overheadMilliJ += part);
    byEnergy = bearers(_ -> true, Line::energy);
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
    divide(microeur, byEnergy, this::overhead, (line, part) -> line.microeur.add(kind, part));
  }

  /** A cost that follows GPU time, of a pool or of the site: of jobs, used or not, and idle. */
  void charge(TimeCost its) {
    divide(
        its.microeur(),
        byGpuTime.computeIfAbsent(its.poolId(), this::byGpuTime),
        () -> its.poolId().map(this::idle).orElseGet(this::overhead),
        (line, part) -> line.microeur.add(its.kind(), part));
  }

  private Bearers byGpuTime(Optional<String> poolId) {
    return bearers(
        account -> poolId.filter(pool -> !pool.equals(account.poolId())).isEmpty(),
        line -> line.allocatedGpuMillis);
  }

  void emitLocation(long milliG) {
    divide(milliG, byEnergy, this::overhead, (line, part) -> line.locationMilliG += part);
  }

  void emitMarket(long milliG) {
    divide(milliG, byEnergy, this::overhead, (line, part) -> line.marketMilliG += part);
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

  private Account idle(String poolId) {
    return new Account(siteId, poolId, Holder.IDLE);
  }

  private Bearers bearers(Predicate<Account> among, ToLongFunction<Line> weight) {
    List<Line> bearers = new ArrayList<>();
    lines.forEach(
        (account, line) -> {
          if (weight.applyAsLong(line) > 0 && among.test(account)) {
            bearers.add(line);
          }
        });
    return new Bearers(bearers, weight);
  }

  private void divide(
      long total, Bearers among, Supplier<Account> fallback, ObjLongConsumer<Line> give) {
    if (total == 0) {
      return;
    }
    if (among.lines.isEmpty()) {
      give.accept(line(fallback.get()), total);
      return;
    }
    long[] parts = Split.largestRemainder(total, among.weights);
    for (int i = 0; i < parts.length; i++) {
      give.accept(among.lines.get(i), parts[i]);
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
    final CostSum microeur = new CostSum();

    long energy() {
      return Math.max(0, Math.addExact(itMilliJ, overheadMilliJ));
    }

    Amounts amounts() {
      return new Amounts(
          itMilliJ,
          overheadMilliJ,
          allocatedGpuMillis,
          usedGpuMillis,
          microeur.parts(),
          locationMilliG,
          marketMilliG);
    }
  }
}
