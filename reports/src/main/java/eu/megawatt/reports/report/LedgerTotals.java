package eu.megawatt.reports.report;

import eu.megawatt.fleet.unit.Energy;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.PeriodCharge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ledger says of sites in a month, added up without accounts and rounded once: what a
 * statement has to be. For one thread.
 */
public final class LedgerTotals {

  private static final long GPU_MILLIS_PER_FIVE_MICRO_HOURS = 18;

  private final Map<String, Site> sites = new TreeMap<>();

  /** The sums of a site. */
  private static final class Site {
    long meterMilliJ;
    Amounts lines = Amounts.NONE;
  }

  /**
   * What a site's rows have to add up to.
   *
   * @param cents each kind rounded by itself, as statements are
   */
  public record Stated(
      long meterWh, long allocatedMicroGpuH, long cents, long locationMilliG, long marketMilliG) {

    static final Stated NOTHING = new Stated(0, 0, 0, 0, 0);
  }

  /** Adds a quarter-hour, in its highest version. */
  public LedgerTotals add(SiteQuarter entry) {
    Site site = sites.computeIfAbsent(entry.siteId(), _ -> new Site());
    site.meterMilliJ = Math.addExact(site.meterMilliJ, entry.meterMilliJ());
    site.lines = site.lines.plus(entry.total());
    return this;
  }

  /** Adds a charge of the month as a whole. */
  public LedgerTotals add(PeriodCharge charge) {
    Site site = sites.computeIfAbsent(charge.siteId(), _ -> new Site());
    site.lines = site.lines.plus(CostParts.of(charge.kind(), charge.microeur()));
    return this;
  }

  /**
   * What was added of a site, exact.
   *
   * @param lines all of its lines and charges together
   */
  public record Exact(long meterMilliJ, Amounts lines) {}

  /** Adds what {@link #exact} told of a site. */
  public LedgerTotals add(String siteId, Exact exact) {
    Site site = sites.computeIfAbsent(siteId, _ -> new Site());
    site.meterMilliJ = Math.addExact(site.meterMilliJ, exact.meterMilliJ());
    site.lines = site.lines.plus(exact.lines());
    return this;
  }

  /** All that was added, by site, so that it can be kept. */
  public SortedMap<String, Exact> exact() {
    SortedMap<String, Exact> exact = new TreeMap<>();
    sites.forEach((id, site) -> exact.put(id, new Exact(site.meterMilliJ, site.lines)));
    return exact;
  }

  /** What it says of a site; nothing of one that it does not know. */
  public Stated of(String siteId) {
    Site site = sites.get(siteId);
    return site == null ? Stated.NOTHING : stated(site);
  }

  private static Stated stated(Site site) {
    long cents = 0;
    for (CostKind kind : CostKind.values()) {
      cents =
          Math.addExact(
              cents, rounded(site.lines.microeur().of(kind), 1, CostParts.MICROEUR_PER_CENT));
    }
    return new Stated(
        rounded(site.meterMilliJ, 1, Energy.MILLIJOULES_PER_WATT_HOUR),
        rounded(site.lines.allocatedGpuMillis(), 5, GPU_MILLIS_PER_FIVE_MICRO_HOURS),
        cents,
        site.lines.locationMilliG(),
        site.lines.marketMilliG());
  }

  private static long rounded(long fine, long times, long unit) {
    return BigDecimal.valueOf(fine)
        .multiply(BigDecimal.valueOf(times))
        .divide(BigDecimal.valueOf(unit), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
