package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Account;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What is posted in a month: its own rows, and corrections of months that are closed. The same rows
 * are behind the screen, REST and each file.
 *
 * @param own by account
 * @param sites what was put together of each site
 * @param adjustments in the order of the months that they correct, then of accounts
 */
public record Statement(
    Period period,
    NavigableMap<Account, Posted> own,
    NavigableMap<String, SiteSummary> sites,
    List<StatementRow> adjustments) {

  public Statement {
    own = Collections.unmodifiableNavigableMap(new TreeMap<>(own));
    sites = Collections.unmodifiableNavigableMap(new TreeMap<>(sites));
    adjustments = List.copyOf(adjustments);
  }

  /** Everything together. */
  public Posted total() {
    return adjustments.stream().map(StatementRow::posted).reduce(ownTotal(), Posted::plus);
  }

  /** What is of the month itself. */
  public Posted ownTotal() {
    return own.values().stream().reduce(Posted.NOTHING, Posted::plus);
  }

  /** The same with corrections of closed months. */
  public Statement with(List<StatementRow> corrections) {
    return new Statement(period, own, sites, corrections);
  }
}
