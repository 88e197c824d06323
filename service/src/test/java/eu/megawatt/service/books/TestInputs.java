package eu.megawatt.service.books;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.invoice.ChargeMode;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.service.books.input.BookInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What finance has brought, which may be changed. Thread-safe. */
public final class TestInputs implements BookInputs {

  private volatile Optional<CostBook> book = Optional.of(ExampleBook.book());
  private volatile String provider = "Provider";
  private volatile String customer = "Acme Ltd";
  private volatile String currency = "EUR";
  private volatile long revision = 1;

  /** Everything is called otherwise, and counted by another book. */
  public synchronized void change() {
    CostBook old = ExampleBook.book();
    book =
        Optional.of(
            new CostBook(old.name() + " anew", old.version() + 1, old.sites(), old.assumptions()));
    provider = "Another provider";
    customer = "Another customer";
    revision++;
  }

  /** Has the customer pay in another currency. */
  public synchronized void payIn(String other) {
    currency = other;
    revision++;
  }

  /** There is no book any more. */
  public synchronized void loseBook() {
    book = Optional.empty();
    revision++;
  }

  @Override
  public Optional<CostBook> book() {
    return book;
  }

  @Override
  public Optional<CostBook> book(int version) {
    return book.filter(it -> it.version() == version);
  }

  @Override
  public List<Asset> assets() {
    return List.of();
  }

  @Override
  public List<WorkCount> work() {
    return List.of();
  }

  @Override
  public int workVersion() {
    return 0;
  }

  @Override
  public MarketData market(Instant from, Instant to) {
    return new MarketData(Map.of(), Map.of());
  }

  @Override
  public BillingAccounts accounts() {
    return new BillingAccounts(
        BillingAccount.shown("own", provider, new TreeMap<>()),
        List.of(
            new BillingAccount(
                "ba-acme",
                customer,
                new TreeMap<>(Map.of("acme", "Acme")),
                ChargeMode.CHARGEBACK,
                currency,
                Vat.standard("20"))));
  }

  @Override
  public FocusNames names() {
    return new FocusNames(provider, provider, new TreeMap<>(), JobDirectory.NONE);
  }

  @Override
  public long revision() {
    return revision;
  }
}
