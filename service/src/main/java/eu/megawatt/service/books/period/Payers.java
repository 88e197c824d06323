package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.closing.SalePrices;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.Price;
import eu.megawatt.reports.invoice.PriceList;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who pays for a statement, and at which prices.
 *
 * @param own the provider's account
 * @param customers that have anything of it; of tenants without an account nothing is kept
 * @param prices of its month and of those that it corrects
 */
public record Payers(BillingAccount own, List<BillingAccount> customers, List<Price> prices) {

  public Payers {
    customers = List.copyOf(customers);
    prices = List.copyOf(prices);
  }

  /**
   * Those of a statement.
   *
   * @param gpuTypes of pools, by pool id
   */
  static Payers of(
      Statement statement,
      BillingAccounts accounts,
      CostBook book,
      SortedMap<String, String> gpuTypes) {
    SortedMap<String, BillingAccount> customers = new TreeMap<>();
    jobs(statement)
        .map(Holder.Job::tenantId)
        .distinct()
        .map(accounts::ofTenant)
        .filter(it -> accounts.of(it.id()).isPresent() && !it.id().equals(accounts.own().id()))
        .forEach(it -> customers.put(it.id(), it));
    TreeSet<YearMonth> months = new TreeSet<>(List.of(statement.period().month()));
    statement.adjustments().forEach(it -> it.corrects().ifPresent(months::add));
    List<BillingAccount> all = List.copyOf(customers.values());
    List<Price> prices = new ArrayList<>();
    months.forEach(it -> prices.addAll(SalePrices.all(book, it, gpuTypes, all)));
    return new Payers(accounts.own(), all, prices);
  }

  /** The jobs that have a row in a statement. */
  static Stream<Holder.Job> jobs(Statement statement) {
    return Stream.concat(
            statement.own().keySet().stream(),
            statement.adjustments().stream().map(StatementRow::account))
        .map(Account::holder)
        .filter(Holder.Job.class::isInstance)
        .map(Holder.Job.class::cast);
  }

  /**
   * The bills.
   *
   * @throws IllegalArgumentException where a price is in another currency than its account; says
   *     all of them
   */
  Billing billing(Statement statement) {
    return Billing.of(
        statement, new BillingAccounts(own, customers), new PriceList(prices), List.of());
  }

  /** All of it shown at cost, which cannot fail. */
  Billing atCost(Statement statement) {
    return Billing.of(statement, new BillingAccounts(own, List.of()), PriceList.NONE, List.of());
  }

  /** Whether a tenant's bill is another's as well. */
  public boolean isShared(String tenant) {
    return Stream.concat(Stream.of(own), customers.stream())
        .map(it -> it.tenants().keySet())
        .anyMatch(it -> it.contains(tenant) && it.size() > 1);
  }
}
