package eu.megawatt.reports.invoice;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Divides a statement among billing accounts. Each row is on exactly one bill, once as a whole or
 * as its used and its reserved part, so that all bills together are the statement.
 */
public final class Billing {

  private final Statement statement;
  private final BillingAccounts accounts;
  private final PriceList prices;
  private final NavigableMap<String, Bucket> buckets = new TreeMap<>();

  private Billing(Statement statement, BillingAccounts accounts, PriceList prices) {
    this.statement = statement;
    this.accounts = accounts;
    this.prices = prices;
  }

  /** What belongs to an account. */
  private record Bucket(
      BillingAccount account,
      NavigableMap<LineKey, List<StatementRow>> lines,
      List<ExtraCharge> extras) {

    Bucket(BillingAccount account) {
      this(account, new TreeMap<>(), new ArrayList<>());
    }
  }

  /**
   * The bills of a statement.
   *
   * @throws IllegalArgumentException where a price or a cost is in another currency than its
   *     account, or a charge is of no account; says all of them
   */
  public static Billing of(
      Statement statement, BillingAccounts accounts, PriceList prices, List<ExtraCharge> extras) {
    Billing billing = new Billing(statement, accounts, prices);
    statement
        .own()
        .forEach(
            (account, posted) -> billing.add(new StatementRow(account, Optional.empty(), posted)));
    statement.adjustments().forEach(billing::add);
    billing.addExtras(extras);
    billing.refuseOtherCurrencies();
    return billing;
  }

  private void add(StatementRow row) {
    BillingAccount account =
        row.account().holder() instanceof Holder.Job job
            ? accounts.ofTenant(job.tenantId())
            : accounts.own();
    Bucket bucket = buckets.computeIfAbsent(account.id(), _ -> new Bucket(account));
    for (Portion portion : Portions.of(row)) {
      bucket.lines().computeIfAbsent(key(row, portion), _ -> new ArrayList<>()).add(row);
    }
  }

  private static LineKey key(StatementRow row, Portion portion) {
    return new LineKey(
        row.corrects(),
        row.account().holder() instanceof Holder.Job job ? job.tenantId() : "",
        row.account().siteId(),
        row.account().poolId(),
        portion);
  }

  private void addExtras(List<ExtraCharge> extras) {
    List<String> wrong = new ArrayList<>();
    for (ExtraCharge extra : extras) {
      accounts
          .of(extra.accountId())
          .ifPresentOrElse(
              account ->
                  buckets
                      .computeIfAbsent(account.id(), _ -> new Bucket(account))
                      .extras()
                      .add(extra),
              () ->
                  wrong.add(
                      "Charge (%s) is of billing account (%s), which does not exist"
                          .formatted(extra.id(), extra.accountId())));
    }
    refuse(wrong);
  }

  private Optional<Price> price(LineKey key) {
    YearMonth month = key.corrects().orElse(statement.period().month());
    return key.isJobs() ? prices.of(key.tenantId(), key.poolId(), month) : Optional.empty();
  }

  private void refuseOtherCurrencies() {
    TreeSet<String> wrong = new TreeSet<>();
    for (Bucket bucket : buckets.values()) {
      String currency = bucket.account().currency();
      for (LineKey key : bucket.lines().keySet()) {
        String ofLine = price(key).map(Price::currency).orElse(Currencies.OF_BOOKS);
        if (!ofLine.equals(currency)) {
          wrong.add(
              "Pool (%s) costs tenant (%s) %s, and billing account (%s) is in %s"
                  .formatted(
                      key.poolId(), key.tenantId(), ofLine, bucket.account().id(), currency));
        }
      }
    }
    if (!wrong.isEmpty()) {
      wrong.add("Maybe give the pool a price in the account's currency");
    }
    refuse(new ArrayList<>(wrong));
  }

  private static void refuse(List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  public Statement statement() {
    return statement;
  }

  /** The bills, by the ids of their accounts; each is put together when the stream comes to it. */
  public Stream<Bill> bills() {
    return buckets.values().stream().map(this::bill);
  }

  /** The bill of one account; empty where it has nothing of the month. */
  public Optional<Bill> bill(String accountId) {
    return Optional.ofNullable(buckets.get(accountId)).map(this::bill);
  }

  private Bill bill(Bucket bucket) {
    List<BillLine> lines = new ArrayList<>();
    bucket.lines().forEach((key, rows) -> lines.add(new BillLine(key, price(key), rows)));
    return Bill.of(bucket.account(), statement.period(), lines, bucket.extras());
  }
}
