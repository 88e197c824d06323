package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the reports of a closed month are made of, beside its statement and its book: as it was when
 * it was closed. Its names are kept and never change.
 *
 * @param before the id of the closed month before it; absent for the first
 * @param own the provider's account
 * @param customers that had anything in the month
 * @param ledger what it added up to, by site
 * @param series by which it was counted
 * @param versions of the entries that it was made of, by site
 */
record KeptBasis(
    Optional<String> before,
    KeptAccount own,
    List<KeptAccount> customers,
    List<KeptPrice> prices,
    KeptNames names,
    SortedMap<String, KeptTotal> ledger,
    List<SeriesUsed> series,
    SortedMap<String, List<VersionRun>> versions) {

  static KeptBasis of(
      Optional<String> before,
      Payers payers,
      KeptNames names,
      LedgerMonth read,
      List<SeriesUsed> series) {
    SortedMap<String, KeptTotal> ledger = new TreeMap<>();
    read.totals().exact().forEach((id, exact) -> ledger.put(id, KeptTotal.of(exact)));
    return new KeptBasis(
        before,
        KeptAccount.of(payers.own()),
        payers.customers().stream().map(KeptAccount::of).toList(),
        payers.prices().stream().map(KeptPrice::of).toList(),
        names,
        ledger,
        series,
        read.versions());
  }

  /** The month with its statement and book, and with the one before it. */
  ClosedMonth month(Statement statement, Optional<Statement> previous, CostBook book) {
    LedgerTotals totals = new LedgerTotals();
    ledger.forEach((id, total) -> totals.add(id, total.exact()));
    return new ClosedMonth(
        statement, previous, totals, payers().billing(statement), names.names(), book);
  }

  /** Who paid for it. */
  Payers payers() {
    return new Payers(
        own.account(),
        customers.stream().map(KeptAccount::account).toList(),
        prices.stream().map(KeptPrice::price).toList());
  }
}
