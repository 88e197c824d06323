package eu.megawatt.reports.period;

import eu.megawatt.fleet.unit.Energy;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Turns exact amounts into what is posted. Of each site the IT and overhead of all its rows are
 * rounded together, so that they are its meter in whole Wh; so are its GPU-hours, and each kind of
 * cost in whole cents. What is posted differs from what is exact by less than one unit.
 */
public final class Posting {

  /** An hour has 3,600,000 ms, so 18 of them are 5 millionths of it. */
  private static final long GPU_MILLIS_PER_FIVE_MICRO_HOURS = 18;

  private static final long FIVE = 5;

  private Posting() {}

  /** What is posted of each account. */
  public static NavigableMap<Account, Posted> of(NavigableMap<Account, Amounts> exact) {
    Map<String, NavigableMap<Account, Amounts>> bySite = new TreeMap<>();
    exact.forEach(
        (account, amounts) ->
            bySite.computeIfAbsent(account.siteId(), _ -> new TreeMap<>()).put(account, amounts));
    NavigableMap<Account, Posted> posted = new TreeMap<>();
    bySite.values().forEach(site -> posted.putAll(ofSite(site)));
    return posted;
  }

  private static NavigableMap<Account, Posted> ofSite(NavigableMap<Account, Amounts> exact) {
    List<Amounts> rows = List.copyOf(exact.values());
    int count = rows.size();
    long[] energy =
        both(rows, Amounts::itMilliJ, Amounts::overheadMilliJ, 1, Energy.MILLIJOULES_PER_WATT_HOUR);
    long[] gpus =
        both(rows, Amounts::usedGpuMillis, Posting::unused, FIVE, GPU_MILLIS_PER_FIVE_MICRO_HOURS);
    List<CostParts> cents = cents(rows);
    NavigableMap<Account, Posted> posted = new TreeMap<>();
    int i = 0;
    for (Account account : exact.navigableKeySet()) {
      posted.put(
          account,
          new Posted(
              energy[i],
              energy[count + i],
              gpus[i],
              gpus[count + i],
              cents.get(i),
              rows.get(i).locationMilliG(),
              rows.get(i).marketMilliG()));
      i++;
    }
    return posted;
  }

  private static long unused(Amounts row) {
    return Math.subtractExact(row.allocatedGpuMillis(), row.usedGpuMillis());
  }

  /** One amount of all rows, then the other of all rows, rounded together. */
  private static long[] both(
      List<Amounts> rows,
      ToLongFunction<Amounts> one,
      ToLongFunction<Amounts> other,
      long times,
      long unit) {
    return Rounding.together(
        unit,
        LongStream.concat(rows.stream().mapToLong(one), rows.stream().mapToLong(other))
            .map(fine -> Math.multiplyExact(fine, times))
            .toArray());
  }

  private static List<CostParts> cents(List<Amounts> rows) {
    Map<CostKind, long[]> byKind = new EnumMap<>(CostKind.class);
    for (CostKind kind : CostKind.values()) {
      long[] microeur = rows.stream().mapToLong(row -> row.microeur().of(kind)).toArray();
      byKind.put(kind, Rounding.together(CostParts.MICROEUR_PER_CENT, microeur));
    }
    return IntStream.range(0, rows.size())
        .mapToObj(row -> CostParts.by(kind -> Objects.requireNonNull(byKind.get(kind))[row]))
        .toList();
  }
}
