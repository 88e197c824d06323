package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Account;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has to be posted in an open month because more is known of a closed one. With the
 * corrections of all later months a closed month says what it would say if it were closed now.
 */
public final class Adjustments {

  private Adjustments() {}

  /** What was posted of a month when it was closed, and since then by corrections in later ones. */
  public static NavigableMap<Account, Posted> posted(Statement closed, List<Statement> later) {
    YearMonth month = closed.period().month();
    NavigableMap<Account, Posted> posted = new TreeMap<>(closed.own());
    for (Statement statement : later) {
      for (StatementRow row : statement.adjustments()) {
        if (row.corrects().equals(Optional.of(month))) {
          posted.merge(row.account(), row.posted(), Posted::plus);
        }
      }
    }
    return posted;
  }

  /** The rows that lead from what was posted of a month to what it says now, by account. */
  public static List<StatementRow> of(
      YearMonth month, NavigableMap<Account, Posted> posted, NavigableMap<Account, Posted> now) {
    NavigableSet<Account> accounts = new TreeSet<>(posted.navigableKeySet());
    accounts.addAll(now.navigableKeySet());
    List<StatementRow> rows = new ArrayList<>();
    for (Account account : accounts) {
      Posted difference =
          now.getOrDefault(account, Posted.NOTHING)
              .minus(posted.getOrDefault(account, Posted.NOTHING));
      if (!difference.isNothing()) {
        rows.add(new StatementRow(account, Optional.of(month), difference));
      }
    }
    return rows;
  }
}
