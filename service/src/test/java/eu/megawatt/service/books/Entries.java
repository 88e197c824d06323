package eu.megawatt.service.books;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Entries of a ledger by chance: of two tenants' jobs, and of nobody. */
public final class Entries {

  /** A series that entries were counted by. */
  public static final String SERIES = "FR price EUR/MWh";

  private static final List<String> TENANTS = List.of("acme", "beta");
  private static final long MILLIS = 900_000;

  private Entries() {}

  /** Writes all quarter-hours of a month of a site in their first version. */
  public static void fill(MemoryLedger ledger, String siteId, Period period, long seed) {
    Random random = new Random(seed);
    for (Quarter it = period.firstQuarter();
        it.compareTo(period.endQuarter()) < 0;
        it = it.next()) {
      ledger.write(entry(siteId, it, 1, random));
    }
  }

  /** Writes a quarter-hour of a site in its next version. */
  public static void restate(MemoryLedger ledger, String siteId, Quarter quarter, long seed) {
    int before = ledger.versions(siteId, quarter).size();
    ledger.write(entry(siteId, quarter, before + 1, new Random(seed)));
  }

  static SiteQuarter entry(String siteId, Quarter quarter, int version, Random random) {
    NavigableMap<Account, Amounts> lines = new TreeMap<>();
    for (String tenant : TENANTS) {
      for (int i = 0; i < 2; i++) {
        lines.put(
            new Account(siteId, "pool-a", new Holder.Job(tenant, tenant + "-" + i, "training")),
            amounts(random));
      }
    }
    lines.put(new Account(siteId, "pool-a", Holder.IDLE), amounts(random));
    lines.put(new Account(siteId, "pool-a", Holder.UNASSIGNED), amounts(random));
    long meter = lines.values().stream().mapToLong(Amounts::energyMilliJ).sum();
    return new SiteQuarter(
        siteId,
        quarter,
        version,
        new Basis(version, 1, new TreeMap<>(Map.of(SERIES, version)), List.of("meter-" + siteId)),
        new Quality(MILLIS / 2, MILLIS / 4, 0, MILLIS, true),
        meter,
        lines);
  }

  private static Amounts amounts(Random random) {
    long allocated = MILLIS * random.nextInt(1, 9);
    return new Amounts(
        random.nextLong(3_600_000_000L),
        random.nextLong(-1_000_000L, 400_000_000L),
        allocated,
        random.nextLong(allocated + 1),
        CostParts.by(_ -> random.nextLong(-10, 200_000)),
        random.nextLong(500_000),
        random.nextLong(500_000));
  }
}
