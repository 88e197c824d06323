package eu.megawatt.service.books.ledger;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.PriceArea;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.document.BookReader;
import eu.megawatt.reports.assumption.example.ExampleBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.booking.NumberedSeries;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccounts;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.SyntheticMarket;
import eu.megawatt.reports.series.TimedSeries;
import eu.megawatt.service.books.input.BookInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The example book for the pocket fleet, with prices of no market from one day to another. */
public final class PocketInputs implements BookInputs {

  private final MarketData all;
  private Optional<CostBook> book;
  private long revision = 1;
  private boolean hasPrices = true;
  private int failures;

  public PocketInputs(Instant from, Instant to) {
    book = Optional.of(read(1, "70"));
    Map<SeriesId, NumberedSeries> series = new HashMap<>();
    SyntheticMarket market = new SyntheticMarket(PriceArea.FR, 7);
    put(series, market.prices(from, to));
    put(series, market.carbon(from, to));
    put(
        series,
        new TimedSeries(
            SeriesId.carbon("FR", SeriesKind.CARBON_RESIDUAL),
            "a residual mix",
            List.of(new Step(from, to, BigDecimal.valueOf(60)))));
    all = new MarketData(series, Map.of());
  }

  private static void put(Map<SeriesId, NumberedSeries> all, TimedSeries one) {
    all.put(one.id(), new NumberedSeries(1, one));
  }

  private static CostBook read(int version, String price) {
    try (InputStream in = requireNonNull(ExampleBook.class.getResourceAsStream("book.json"))) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .replace("FR-PAR-1", "pocket")
              .replace("\"pricePerMWh\": 70", "\"pricePerMWh\": " + price);
      CostBook read =
          BookReader.read(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
      return new CostBook(read.name(), version, read.sites(), read.assumptions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another price of the contract from now on. */
  void change(String price) {
    book = Optional.of(read(book.orElseThrow().version() + 1, price));
    revision++;
  }

  void withoutPrices() {
    hasPrices = false;
    revision++;
  }

  void withPrices() {
    hasPrices = true;
    revision++;
  }

  /** Throws so many times when it is asked for prices. */
  void fail(int times) {
    failures = times;
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
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("killed");
    }
    return hasPrices ? all : new MarketData(Map.of(), Map.of());
  }

  @Override
  public BillingAccounts accounts() {
    throw new UnsupportedOperationException("nobody pays here");
  }

  @Override
  public FocusNames names() {
    throw new UnsupportedOperationException("nobody is named here");
  }

  @Override
  public long revision() {
    return revision;
  }
}
