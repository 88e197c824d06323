package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.closing.ClosedMonth;
import eu.megawatt.reports.imports.AssetCsv;
import eu.megawatt.reports.imports.AssetCsvWriter;
import eu.megawatt.reports.imports.Preview;
import eu.megawatt.reports.imports.WorkCsv;
import eu.megawatt.reports.imports.WorkCsvWriter;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * @param assets the register as {@link AssetCsv} reads it; absent of months closed before it was
 *     kept
 * @param work counts of the month as {@link WorkCsv} reads them; absent where there were none
 */
record KeptBasis(
    Optional<String> before,
    KeptAccount own,
    List<KeptAccount> customers,
    List<KeptPrice> prices,
    KeptNames names,
    SortedMap<String, KeptTotal> ledger,
    List<SeriesUsed> series,
    SortedMap<String, List<VersionRun>> versions,
    Optional<String> assets,
    Optional<String> work) {

  /**
   * What is kept of a month.
   *
   * @param versions of the entries that it was made of, by site
   */
  static KeptBasis of(
      BookMonth month, KeptNames names, SortedMap<String, List<VersionRun>> versions) {
    ClosedMonth its = month.month();
    Payers payers = month.payers();
    SortedMap<String, KeptTotal> ledger = new TreeMap<>();
    its.ledger().exact().forEach((id, exact) -> ledger.put(id, KeptTotal.of(exact)));
    return new KeptBasis(
        its.before().map(it -> it.period().id()),
        KeptAccount.of(payers.own()),
        payers.customers().stream().map(KeptAccount::of).toList(),
        payers.prices().stream().map(KeptPrice::of).toList(),
        names,
        ledger,
        month.series(),
        versions,
        Optional.of(its.assets()).filter(it -> !it.isEmpty()).map(AssetCsvWriter::write),
        Optional.of(its.work()).filter(it -> !it.isEmpty()).map(WorkCsvWriter::write));
  }

  /** The month with its statement and book, and with the one before it. */
  ClosedMonth month(Statement statement, Optional<Statement> previous, CostBook book) {
    LedgerTotals totals = new LedgerTotals();
    ledger.forEach((id, total) -> totals.add(id, total.exact()));
    return new ClosedMonth(
        statement,
        previous,
        totals,
        payers().billing(statement),
        names.names(),
        book,
        assets.map(it -> read(it, AssetCsv::read)).orElse(List.of()),
        work.map(it -> read(it, WorkCsv::read)).orElse(List.of()));
  }

  /** Reads what was written. */
  @FunctionalInterface
  private interface Reader<T> {
    Preview<T> read(InputStream in) throws IOException;
  }

  private static <T> List<T> read(String csv, Reader<T> reader) {
    try {
      return reader.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))).accepted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Who paid for it. */
  Payers payers() {
    return new Payers(
        own.account(),
        customers.stream().map(KeptAccount::account).toList(),
        prices.stream().map(KeptPrice::price).toList());
  }
}
