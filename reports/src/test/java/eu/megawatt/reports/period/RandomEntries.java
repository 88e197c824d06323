package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Entries of a ledger with any numbers that one may have. */
final class RandomEntries {

  private final Random random;

  RandomEntries(long seed) {
    random = new Random(seed);
  }

  /** Some quarter-hours of a month at one to three sites. */
  List<SiteQuarter> of(Period period, int quarters) {
    List<SiteQuarter> entries = new ArrayList<>();
    int sites = 1 + random.nextInt(3);
    for (int site = 0; site < sites; site++) {
      for (int i = 0; i < quarters; i++) {
        Quarter quarter = new Quarter(period.firstQuarter().index() + i);
        entries.add(entry("site-" + site, quarter, 1));
      }
    }
    return entries;
  }

  SiteQuarter entry(String site, Quarter quarter, int version) {
    NavigableMap<Account, Amounts> lines = new TreeMap<>();
    for (int pool = 0; pool < 1 + random.nextInt(2); pool++) {
      for (int job = random.nextInt(4); job >= 0; job--) {
        lines.put(
            new Account(
                site, "pool-" + pool, new Holder.Job("tenant-" + job % 2, "job-" + job, "batch")),
            amounts());
      }
      lines.put(new Account(site, "pool-" + pool, Holder.IDLE), amounts());
      lines.put(new Account(site, "pool-" + pool, Holder.UNASSIGNED), amounts());
    }
    long meter = lines.values().stream().mapToLong(Amounts::energyMilliJ).sum();
    return new SiteQuarter(
        site,
        quarter,
        version,
        new Basis(version, 1, new TreeMap<>(), List.of("meter-" + site)),
        new Quality(900_000, 0, 0, 900_000, true),
        meter,
        lines);
  }

  Amounts amounts() {
    long allocated = random.nextLong(64L * 900_000);
    return new Amounts(
        random.nextLong(50_000_000),
        random.nextLong(9_000_000) - 1_000_000,
        allocated,
        allocated == 0 ? 0 : random.nextLong(allocated),
        CostParts.by(_ -> random.nextLong(40_000) - 5_000),
        random.nextLong(1_000_000),
        random.nextLong(1_000_000));
  }
}
