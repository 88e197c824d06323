package eu.megawatt.reports.period;

import eu.megawatt.fleet.unit.Energy;
import eu.megawatt.fleet.unit.Split;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts a month together from its quarter-hours, in any order: takes them one by one, so that only
 * accounts are in memory. For one thread.
 */
public final class StatementMaker {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  private final Period period;
  private final NavigableMap<String, Site> sites = new TreeMap<>();

  public StatementMaker(Period period) {
    this.period = period;
  }

  /** What has been added of a site. */
  private static final class Site {
    final Map<Account, Amounts> exact = new HashMap<>();
    final Set<Quarter> quarters = new HashSet<>();
    final List<PeriodCharge> charges = new ArrayList<>();
    Quality quality = Quality.NONE;
    long meterMilliJ;
    long peakMilliJ;
  }

  /**
   * Adds a quarter-hour of a site.
   *
   * @throws IllegalArgumentException where it is of another month or was added before
   */
  public void add(SiteQuarter entry) {
    if (!period.contains(entry.quarter())) {
      throw new IllegalArgumentException(
          "A quarter-hour at %s is not of %s".formatted(entry.quarter().from(), period.id()));
    }
    Site site = sites.computeIfAbsent(entry.siteId(), _ -> new Site());
    if (!site.quarters.add(entry.quarter())) {
      throw new IllegalArgumentException(
          "The quarter-hour of %s at %s is added twice"
              .formatted(entry.siteId(), entry.quarter().from()));
    }
    entry.lines().forEach((account, amounts) -> site.exact.merge(account, amounts, Amounts::plus));
    site.quality = site.quality.plus(entry.quality());
    site.meterMilliJ = Math.addExact(site.meterMilliJ, entry.meterMilliJ());
    site.peakMilliJ = Math.max(site.peakMilliJ, entry.meterMilliJ());
  }

  /** The highest mean power of a quarter-hour of a site so far, for its demand charge. */
  public long peakW(String siteId) {
    Site site = sites.get(siteId);
    return site == null ? 0 : peakW(site);
  }

  private static long peakW(Site site) {
    return Rounding.halfUp(site.peakMilliJ, Quarter.SECONDS * MILLIWATTS_PER_WATT);
  }

  /**
   * Adds a charge of the month, divided among the site's accounts.
   *
   * @throws IllegalArgumentException where the site has no account that could bear it
   */
  public void add(PeriodCharge charge) {
    Site site = sites.get(charge.siteId());
    if (site == null) {
      throw new IllegalArgumentException(
          "A charge (%s) is of site (%s), of which the month has nothing"
              .formatted(charge.what(), charge.siteId()));
    }
    site.charges.add(charge);
  }

  /** The month so far, without corrections of others. */
  public Statement statement() {
    NavigableMap<Account, Posted> own = new TreeMap<>();
    NavigableMap<String, SiteSummary> summaries = new TreeMap<>();
    sites.forEach(
        (id, site) -> {
          own.putAll(Posting.of(charged(site)));
          summaries.put(
              id,
              new SiteSummary(
                  id,
                  Rounding.halfUp(site.meterMilliJ, Energy.MILLIJOULES_PER_WATT_HOUR),
                  site.quarters.size(),
                  peakW(site),
                  site.quality,
                  site.charges));
        });
    return new Statement(period, own, summaries, List.of());
  }

  private static NavigableMap<Account, Amounts> charged(Site site) {
    NavigableMap<Account, Amounts> measured = new TreeMap<>(site.exact);
    NavigableMap<Account, Amounts> exact = new TreeMap<>(measured);
    for (PeriodCharge charge : site.charges) {
      long[] weights =
          measured.values().stream().mapToLong(it -> charge.driver().weight(it)).toArray();
      long[] parts = Split.largestRemainder(charge.microeur(), weights);
      int i = 0;
      for (Account account : measured.navigableKeySet()) {
        CostParts part = CostParts.of(charge.kind(), parts[i++]);
        exact.computeIfPresent(account, (_, amounts) -> amounts.plus(part));
      }
    }
    return exact;
  }
}
