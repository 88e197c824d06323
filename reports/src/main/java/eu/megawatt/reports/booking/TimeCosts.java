package eu.megawatt.reports.booking;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.BookSite;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.assumption.YearlyCost;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.Quarter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a site costs by time alone: wear of its assets, what their book value costs, and costs by
 * the year. Each is a function of time in whole millionths, of which a quarter-hour bears the
 * difference.
 */
final class TimeCosts {

  /** An asset and what of it is written off when. */
  private record Worn(Asset asset, Depreciation depreciation) {}

  private final BookSite site;
  private final List<Worn> assets = new ArrayList<>();

  /** Of a site's assets; where a currency has no rate on the day of service, that is missing. */
  TimeCosts(CostBook book, List<Asset> all, BookSite site, Omissions omissions) {
    this.site = site;
    List<Life> lives = book.all(Life.class);
    for (Asset asset : all) {
      if (asset.site().equals(site.id())) {
        add(book, asset, lives, omissions);
      }
    }
  }

  private void add(CostBook book, Asset asset, List<Life> lives, Omissions omissions) {
    Optional<BigDecimal> rate = book.eurPerUnit(asset.currency(), asset.inService());
    if (rate.isEmpty()) {
      Instant from = asset.inService().atStartOfDay(site.timeZone()).toInstant();
      Instant to = asset.inService().plusDays(1).atStartOfDay(site.timeZone()).toInstant();
      omissions.add(new Missing(Need.EXCHANGE_RATE, asset.currency(), from, to));
      return;
    }
    List<Life> its =
        lives.stream().filter(life -> life.assetClass() == asset.assetClass()).toList();
    assets.add(new Worn(asset, Depreciation.of(asset, its, rate.get(), site.timeZone())));
  }

  /** All costs of a quarter-hour; none of them is 0. */
  List<TimeCost> of(Quarter quarter, DayTerms day) {
    List<TimeCost> costs = new ArrayList<>();
    for (Worn worn : assets) {
      Depreciation its = worn.depreciation();
      Optional<String> pool = worn.asset().pool();
      long wear = its.writtenOffMicroeur(quarter.next()) - its.writtenOffMicroeur(quarter);
      costs.add(new TimeCost(pool, kind(worn.asset()), wear));
      day.finance()
          .map(rate -> interest(its, quarter, rate.percentPerYear()))
          .ifPresent(microeur -> costs.add(new TimeCost(pool, CostKind.FINANCE, microeur)));
    }
    day.yearly().forEach(it -> costs.add(yearly(it, quarter, day)));
    costs.removeIf(cost -> cost.microeur() == 0);
    return costs;
  }

  private static long interest(Depreciation its, Quarter quarter, BigDecimal percentPerYear) {
    return its.interestMicroeur(quarter.next(), percentPerYear)
        - its.interestMicroeur(quarter, percentPerYear);
  }

  private static CostKind kind(Asset asset) {
    return asset.assetClass() == AssetClass.FACILITY ? CostKind.FACILITY : CostKind.DEPRECIATION;
  }

  private TimeCost yearly(YearlyCost cost, Quarter quarter, DayTerms day) {
    LocalDate newYear = day.day().withDayOfYear(1);
    long from = index(newYear);
    long length = index(newYear.plusYears(1)) - from;
    long micro =
        part(cost, quarter.index() + 1 - from, length) - part(cost, quarter.index() - from, length);
    return new TimeCost(
        Optional.empty(),
        cost.purpose().kind(),
        Micro.converted(micro, day.eurPer(cost.currency())));
  }

  /** What some quarter-hours of a year cost, in millionths. */
  private static long part(YearlyCost cost, long quarters, long ofYear) {
    return cost.perYear()
        .movePointRight(6)
        .multiply(BigDecimal.valueOf(quarters))
        .divide(BigDecimal.valueOf(ofYear), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private long index(LocalDate day) {
    return Quarter.at(day.atStartOfDay(site.timeZone()).toInstant()).index();
  }
}
