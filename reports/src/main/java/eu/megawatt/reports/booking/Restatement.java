package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** What has to be written because quarter-hours are booked again. */
public final class Restatement {

  private Restatement() {}

  /**
   * The entries that say something else than those in force, each of the next version; of a
   * quarter-hour without an entry the first. An entry that was counted by another book or other
   * series, but says the same, is not written.
   *
   * @param inForce the entries of the site with the highest version, by quarter-hour
   * @param booked all of the same site
   */
  public static List<SiteQuarter> of(
      NavigableMap<Quarter, SiteQuarter> inForce, List<SiteQuarter> booked) {
    return booked.stream().flatMap(it -> next(inForce, it).stream()).toList();
  }

  private static Optional<SiteQuarter> next(
      NavigableMap<Quarter, SiteQuarter> inForce, SiteQuarter booked) {
    @SuppressWarnings("NullAway") // null where there is no entry, said by Optional
    Optional<SiteQuarter> before = Optional.ofNullable(inForce.get(booked.quarter()));
    if (before.isEmpty()) {
      return Optional.of(booked);
    }
    return before
        .filter(it -> !saysTheSame(it, booked))
        .map(it -> versioned(booked, it.version() + 1));
  }

  private static boolean saysTheSame(SiteQuarter one, SiteQuarter other) {
    return one.meterMilliJ() == other.meterMilliJ()
        && one.quality().equals(other.quality())
        && one.lines().equals(other.lines());
  }

  private static SiteQuarter versioned(SiteQuarter entry, int version) {
    return new SiteQuarter(
        entry.siteId(),
        entry.quarter(),
        version,
        entry.basis(),
        entry.quality(),
        entry.meterMilliJ(),
        entry.lines());
  }
}
