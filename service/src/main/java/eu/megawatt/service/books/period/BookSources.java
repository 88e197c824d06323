package eu.megawatt.service.books.period;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.report.JobDirectory;
import eu.megawatt.service.books.input.BookInputs;
import eu.megawatt.service.books.ledger.Ledger;
import eu.megawatt.service.books.ledger.Waiting;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What months are made of.
 *
 * @param gpuTypes of pools, by pool id
 * @param jobs what jobs are called
 * @param zone by whose days months begin
 */
public record BookSources(
    Ledger ledger,
    LedgerRevision revision,
    Waiting waiting,
    BookInputs inputs,
    Supplier<SortedMap<String, String>> gpuTypes,
    JobDirectory jobs,
    ZoneId zone) {

  private static final String UNKNOWN = "its source is not known any more";

  /** A book without anything in it, for as long as there is none. */
  static final CostBook NO_BOOK = new CostBook("no book", 0, new TreeMap<>(), List.of());

  /** The same with another ledger. */
  public BookSources with(Ledger other, LedgerRevision its) {
    return new BookSources(other, its, waiting, inputs, gpuTypes, jobs, zone);
  }

  /** The same with other inputs. */
  public BookSources with(BookInputs other, Supplier<SortedMap<String, String>> types) {
    return new BookSources(ledger, revision, waiting, other, types, jobs, zone);
  }

  FocusNames names() {
    FocusNames names = inputs.names();
    return new FocusNames(
        names.serviceProviderName(), names.invoiceIssuerName(), names.sites(), jobs);
  }

  /** What the ledger and the inputs are at, of all that a month may depend on. */
  Revision revision(Period period) {
    Quarter beginning = new Quarter(0);
    return new Revision(
        revision.of(beginning, period.endQuarter()),
        waiting.hourCount(beginning, period.endQuarter()),
        inputs.revision(),
        inputs.workVersion());
  }

  /** What a month may depend on. */
  record Revision(long ofLedger, long waitingHourCount, long ofInputs, int ofWork) {}

  /** What was done in a month, as far as it is counted by now. */
  List<WorkCount> work(Period period) {
    return inputs.work().stream()
        .filter(it -> YearMonth.from(it.day()).equals(period.month()))
        .toList();
  }

  /** The series that a month was counted by, with where they are from. */
  List<SeriesUsed> series(Period period, SortedMap<String, SortedSet<Integer>> versions) {
    MarketData market = inputs.market(period.from(), period.to());
    Map<String, String> sources = new HashMap<>();
    market.series().forEach((id, it) -> sources.put(id.toString(), it.series().source()));
    List<SeriesUsed> used = new ArrayList<>();
    versions.forEach(
        (id, numbers) ->
            numbers.forEach(
                number ->
                    used.add(
                        new SeriesUsed(
                            id,
                            number,
                            sources.getOrDefault(id, UNKNOWN),
                            period.from(),
                            period.to()))));
    return used;
  }
}
