package eu.megawatt.reports.regulation;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Statements of a site, a month as the other, with one job and what nobody had. */
final class Months {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final long IT_WH = 700_001;
  static final long OVERHEAD_WH = 140_000;
  private static final Account JOB =
      new Account("paris", "h100", new Holder.Job("acme", "j-1", "training"));

  private Months() {}

  static List<Statement> of(int year) {
    List<Statement> statements = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      Period period = new Period(YearMonth.of(year, month), PARIS);
      statements.add(month(period, period.quarterCount(), true));
    }
    return statements;
  }

  static Statement month(Period period, int quarterCount, boolean isMetered) {
    TreeMap<Account, Posted> own = new TreeMap<>();
    own.put(JOB, posted(500_000, 100_000));
    own.put(new Account("paris", "h100", Holder.IDLE), posted(200_001, 40_000));
    own.put(new Account("lulea", "h100", Holder.IDLE), posted(9_999_999, 0));
    Quality quality = new Quality(90, 8, 0, 100, isMetered);
    TreeMap<String, SiteSummary> sites = new TreeMap<>();
    sites.put(
        "paris",
        new SiteSummary("paris", IT_WH + OVERHEAD_WH, quarterCount, 5, quality, List.of()));
    return new Statement(period, own, sites, List.of());
  }

  /** A correction of a month of a year that stands in another statement. */
  static StatementRow correction(String site, YearMonth corrects, long itWh) {
    return new StatementRow(
        new Account(site, "h100", Holder.IDLE), Optional.of(corrects), posted(itWh, 0));
  }

  private static Posted posted(long itWh, long overheadWh) {
    return new Posted(itWh, overheadWh, 0, 0, CostParts.NONE, 0, 0);
  }
}
