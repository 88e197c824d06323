package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.BookSite;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.assumption.Volume;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Looks up all that a site's quarter-hours are priced by. For one booking. */
final class QuarterTermsReader {

  private final CostBook book;
  private final MarketData market;
  private final BookSite site;
  private final Omissions omissions;
  private final Map<LocalDate, BookDay> days = new HashMap<>();

  QuarterTermsReader(CostBook book, MarketData market, BookSite site, Omissions omissions) {
    this.book = book;
    this.market = market;
    this.site = site;
    this.omissions = omissions;
  }

  /** Empty where anything is missing, which is then among the omissions. */
  Optional<QuarterTerms> read(QuarterFacts facts) {
    Quarter quarter = facts.quarter();
    BookDay day = day(quarter);
    day.lacks().forEach(lack -> omissions.add(lack.need(), lack.subject(), quarter));
    return day.terms().flatMap(terms -> read(facts, terms));
  }

  private BookDay day(Quarter quarter) {
    LocalDate date = quarter.from().atZone(site.timeZone()).toLocalDate();
    return days.computeIfAbsent(date, it -> new BookDay(book, site.id(), it));
  }

  private Optional<QuarterTerms> read(QuarterFacts facts, DayTerms day) {
    SeriesReading series = new SeriesReading(market, facts.quarter(), omissions);
    Optional<Long> meter = meter(facts, day);
    Optional<BigDecimal> price =
        series.at(SeriesId.price(day.dayAhead().zone(), day.dayAhead().currency()), Need.PRICE);
    Optional<BigDecimal> location =
        series.at(
            SeriesId.carbon(day.zones().locationZone(), SeriesKind.CARBON_LOCATION),
            Need.LOCATION_FACTOR);
    Optional<BigDecimal> residual =
        series.at(
            SeriesId.carbon(day.zones().residualZone(), SeriesKind.CARBON_RESIDUAL),
            Need.RESIDUAL_FACTOR);
    Map<Contract, Long> delivered = new LinkedHashMap<>();
    day.contracts().forEach(it -> delivered(it, series).ifPresent(v -> delivered.put(it, v)));
    Map<Hedge, BigDecimal> references = new LinkedHashMap<>();
    day.hedges().forEach(it -> reference(it, series).ifPresent(v -> references.put(it, v)));
    boolean isComplete =
        meter.isPresent()
            && price.isPresent()
            && location.isPresent()
            && residual.isPresent()
            && delivered.size() == day.contracts().size()
            && references.size() == day.hedges().size();
    return isComplete
        ? Optional.of(
            new QuarterTerms(
                day,
                meter.get(),
                price.get(),
                delivered,
                references,
                location.get(),
                residual.get(),
                series.versions()))
        : Optional.empty();
  }

  private Optional<Long> meter(QuarterFacts facts, DayTerms day) {
    if (facts.meterMilliJ().isPresent()) {
      return Optional.of(facts.meterMilliJ().getAsLong());
    }
    if (day.declaredPue().isEmpty()) {
      omissions.add(Need.DECLARED_PUE, site.id(), facts.quarter());
    }
    return day.declaredPue()
        .map(pue -> Micro.whole(BigDecimal.valueOf(facts.itMilliJ()).multiply(pue)));
  }

  private static Optional<Long> delivered(Contract contract, SeriesReading series) {
    return switch (contract.volume()) {
      case Volume.Baseload it -> Optional.of(QuarterTerms.milliJ(it.powerMW()));
      case Volume.Metered it ->
          series
              .delivered(it.series())
              .map(all -> Micro.whole(BigDecimal.valueOf(all).multiply(it.shareRatio())));
    };
  }

  private static Optional<BigDecimal> reference(Hedge hedge, SeriesReading series) {
    Optional<BigDecimal> reference =
        series.at(SeriesId.price(hedge.referenceZone(), hedge.currency()), Need.PRICE);
    if (hedge.lessZone().isEmpty()) {
      return reference;
    }
    Optional<BigDecimal> less =
        series.at(SeriesId.price(hedge.lessZone().get(), hedge.currency()), Need.PRICE);
    return reference.flatMap(one -> less.map(one::subtract));
  }
}
