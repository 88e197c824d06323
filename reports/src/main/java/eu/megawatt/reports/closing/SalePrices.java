package eu.megawatt.reports.closing;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.GpuPrice;
import eu.megawatt.reports.assumption.PriceList;
import eu.megawatt.reports.invoice.BillingAccount;
import eu.megawatt.reports.invoice.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The prices of a month as invoices need them: those of a book, by tenant and pool, in the currency
 * of who pays. Exchanged at the rate of the month's first day and rounded half up to {@value
 * Price#DECIMALS} decimals.
 */
public final class SalePrices {

  private final CostBook book;
  private final PriceList prices;
  private final LocalDate day;

  private SalePrices(CostBook book, YearMonth month) {
    this.book = book;
    this.prices = new PriceList(book);
    this.day = month.atDay(1);
  }

  /**
   * The prices of all tenants of some accounts. What has none, or one in a currency without a rate,
   * is charged at cost.
   *
   * @param gpuTypes of pools, by pool id
   */
  public static eu.megawatt.reports.invoice.PriceList of(
      CostBook book,
      YearMonth month,
      SortedMap<String, String> gpuTypes,
      List<BillingAccount> accounts) {
    return new eu.megawatt.reports.invoice.PriceList(all(book, month, gpuTypes, accounts));
  }

  /** The same one by one, so that they can be kept. */
  public static List<Price> all(
      CostBook book,
      YearMonth month,
      SortedMap<String, String> gpuTypes,
      List<BillingAccount> accounts) {
    SalePrices its = new SalePrices(book, month);
    List<Price> found = new ArrayList<>();
    for (BillingAccount account : accounts) {
      for (String tenant : account.tenants().keySet()) {
        gpuTypes.forEach(
            (pool, type) -> its.price(account, tenant, pool, type).ifPresent(found::add));
      }
    }
    return found;
  }

  private Optional<Price> price(BillingAccount account, String tenant, String pool, String type) {
    return prices
        .gpu(tenant, pool, type, day)
        .flatMap(
            it ->
                rate(it.currency(), account.currency())
                    .map(rate -> price(it, rate, account, tenant, pool, type)));
  }

  private Price price(
      GpuPrice its,
      BigDecimal rate,
      BillingAccount account,
      String tenant,
      String pool,
      String type) {
    return new Price(
        tenant,
        Optional.of(pool),
        "gpu-" + type.toLowerCase(Locale.ROOT),
        "%s-%s".formatted(its.name(), account.currency()),
        exchanged(its.listPerGpuH(), rate),
        exchanged(its.contractedPerGpuH(), rate),
        account.currency(),
        day,
        Optional.of(day.plusMonths(1)));
  }

  /** Units of one currency for a unit of another. */
  private Optional<BigDecimal> rate(String from, String to) {
    if (from.equals(to)) {
      return Optional.of(BigDecimal.ONE);
    }
    return book.eurPerUnit(from, day)
        .flatMap(
            one ->
                book.eurPerUnit(to, day)
                    .map(other -> one.divide(other, 2 * Price.DECIMALS, RoundingMode.HALF_UP)));
  }

  private static BigDecimal exchanged(BigDecimal price, BigDecimal rate) {
    return price.multiply(rate).setScale(Price.DECIMALS, RoundingMode.HALF_UP);
  }
}
