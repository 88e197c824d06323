package eu.megawatt.service.books.input;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.report.JobDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Before finance has brought anything: nothing can be priced, and everything is asked for. */
public final class NoInputs implements BookInputs {

  private static final String PROVIDER = "provider";

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
        BillingAccount.shown(PROVIDER, PROVIDER, new TreeMap<>()), List.of());
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
