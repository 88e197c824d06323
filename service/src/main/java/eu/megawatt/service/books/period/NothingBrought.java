package eu.megawatt.service.books.period;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.service.books.input.BookInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What there is before finance has brought anything. */
final class NothingBrought implements BookInputs {

  private static final String PROVIDER = "Provider";

  @Override
  public Optional<CostBook> book() {
    return Optional.empty();
  }

  @Override
  public Optional<CostBook> book(int version) {
    return Optional.empty();
  }

  @Override
  public List<Asset> assets() {
    return List.of();
  }

  @Override
  public MarketData market(Instant from, Instant to) {
    return new MarketData(Map.of(), Map.of());
  }

  @Override
  public BillingAccounts accounts() {
    return new BillingAccounts(
        BillingAccount.shown("provider", PROVIDER, new TreeMap<>()), List.of());
  }

  @Override
  public FocusNames names() {
    return new FocusNames(PROVIDER, PROVIDER, new TreeMap<>(), JobDirectory.NONE);
  }

  @Override
  public long revision() {
    return 0;
  }
}
