package eu.megawatt.reports.report;

import eu.megawatt.fleet.unit.Split;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Spreads what no job had of a pool over the pool's jobs, by largest remainder, so that what is
 * given and what is taken add up to nothing. What is of a pool without jobs, or of no pool, stays
 * where it is. Corrections of closed months are not spread.
 */
final class Spreading {

  private final SharedKey key;
  private final Map<Account, Shared> shared = new HashMap<>();

  private Spreading(SharedKey key) {
    this.key = key;
  }

  /** By account; what is not there bears nothing. */
  static Map<Account, Shared> of(Statement statement, SharedKey key) {
    Spreading spreading = new Spreading(key);
    if (key != SharedKey.NONE) {
      List<Map.Entry<Account, Posted>> pool = new ArrayList<>();
      for (Map.Entry<Account, Posted> row : statement.own().entrySet()) {
        if (!pool.isEmpty() && !isSamePool(pool.getFirst().getKey(), row.getKey())) {
          spreading.spread(pool);
          pool.clear();
        }
        pool.add(row);
      }
      spreading.spread(pool);
    }
    return spreading.shared;
  }

  private static boolean isSamePool(Account one, Account other) {
    return one.siteId().equals(other.siteId()) && one.poolId().equals(other.poolId());
  }

  private void spread(List<Map.Entry<Account, Posted>> pool) {
    List<Map.Entry<Account, Posted>> jobs =
        pool.stream().filter(row -> row.getKey().holder() instanceof Holder.Job).toList();
    if (!jobs.isEmpty()) {
      pool.stream()
          .filter(row -> !(row.getKey().holder() instanceof Holder.Job))
          .forEach(row -> spread(row, jobs));
    }
  }

  private void spread(Map.Entry<Account, Posted> row, List<Map.Entry<Account, Posted>> jobs) {
    Posted all = row.getValue();
    shared.merge(row.getKey(), Shared.taken(all), Shared::plus);
    long[] weights = jobs.stream().mapToLong(job -> key.weight(job.getValue())).toArray();
    long[] energyWh = parts(all, Posted::energyWh, weights);
    long[] cents = parts(all, posted -> posted.cents().total(), weights);
    long[] location = parts(all, Posted::locationMilliG, weights);
    long[] market = parts(all, Posted::marketMilliG, weights);
    for (int i = 0; i < weights.length; i++) {
      shared.merge(
          jobs.get(i).getKey(),
          new Shared(energyWh[i], cents[i], location[i], market[i]),
          Shared::plus);
    }
  }

  private static long[] parts(Posted all, ToLongFunction<Posted> amount, long... weights) {
    return Split.largestRemainder(amount.applyAsLong(all), weights);
  }
}
