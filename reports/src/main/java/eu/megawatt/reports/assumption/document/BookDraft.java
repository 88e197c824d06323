package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CostBook;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A book as read: its parts are well formed, but not held against each other yet. */
final class BookDraft {

  private final Section<SiteEntry> sites = new Section<>("a site", SiteEntry.SHAPE, SiteEntry::new);
  private final List<AssumptionList<?>> lists =
      List.of(
          list("dayAheads", DayAheadEntry.SHAPE, DayAheadEntry::new),
          list("contracts", ContractEntry.SHAPE, ContractEntry::new),
          list("hedges", HedgeEntry.SHAPE, HedgeEntry::new),
          list("excises", ExciseEntry.SHAPE, ExciseEntry::new),
          list("networks", NetworkEntry.SHAPE, NetworkEntry::new),
          list("carbonZones", CarbonZonesEntry.SHAPE, CarbonZonesEntry::new),
          list("declaredPues", DeclaredPueEntry.SHAPE, DeclaredPueEntry::new),
          list("lives", LifeEntry.SHAPE, LifeEntry::new),
          list("yearlyCosts", YearlyCostEntry.SHAPE, YearlyCostEntry::new),
          list("financeRates", FinanceRateEntry.SHAPE, FinanceRateEntry::new),
          list("exchangeRates", ExchangeRateEntry.SHAPE, ExchangeRateEntry::new),
          list("flexibilityIncomes", FlexibilityEntry.SHAPE, FlexibilityEntry::new),
          list("gpuPrices", GpuPriceEntry.SHAPE, GpuPriceEntry::new),
          list("tokenPrices", TokenPriceEntry.SHAPE, TokenPriceEntry::new),
          list("vats", VatEntry.SHAPE, VatEntry::new));
  private @Nullable String name;
  private int version;

  private static <E extends AssumptionEntry> AssumptionList<E> list(
      String field, Shape<E> shape, Supplier<E> blank) {
    return new AssumptionList<>(field, shape, blank);
  }

  void read(Cursor in) throws IOException {
    Shape<BookDraft> shape =
        Shape.<BookDraft>of("a book object")
            .required("format", (it, its) -> Format.read(it, CostBook.FORMAT))
            .required("name", (it, its) -> its.name = it.text())
            .required("version", (it, its) -> its.version = it.whole(Range.COUNT_FROM_ONE))
            .required("sites", (it, its) -> its.sites.read(it));
    lists.forEach(list -> shape.optional(list.field(), (it, its) -> list.read(it)));
    shape.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    lists.forEach(list -> list.entries().forEach(it -> it.check(sites, issues)));
    BookRules rules = new BookRules(issues);
    lists.forEach(rules::add);
    rules.checkCurrencies();
  }

  /** The book, once nothing is wrong with it. */
  CostBook complete() {
    List<Assumption> assumptions =
        lists.stream()
            .flatMap(list -> list.entries().stream())
            .map(AssumptionEntry::complete)
            .toList();
    return new CostBook(
        requireNonNull(name),
        version,
        new TreeMap<>(sites.complete(SiteEntry::complete)),
        assumptions);
  }
}
