package eu.megawatt.service.books.input;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.booking.MarketData;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.focus.FocusNames;
import eu.megawatt.reports.invoice.BillingAccounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What quarter-hours are priced by and who pays for them, as it stands. Thread-safe. */
public interface BookInputs {

  /** The assumptions in force; empty before the first were brought. */
  Optional<CostBook> book();

  /** The assumptions as they were in a version. */
  Optional<CostBook> book(int version);

  /** The asset register; empty before the first was brought. */
  List<Asset> assets();

  /** What was done by day, as it was counted; empty before the first counts were brought. */
  List<WorkCount> work();

  /** The version of these; 0 before the first. They come of no other revision. */
  int workVersion();

  /** Prices, emissions and deliveries of a time, in their newest versions. */
  MarketData market(Instant from, Instant to);

  /** Who pays; the provider alone before anybody was named. */
  BillingAccounts accounts();

  /** What sites and the provider are called; of jobs nothing. */
  FocusNames names();

  /** Rises whenever something else than before may come of any of these. */
  long revision();
}
