package eu.megawatt.reports.cost;

import static java.util.Objects.requireNonNull;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.FinanceRate;
import eu.megawatt.reports.assumption.Heading;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.assumption.Source;
import eu.megawatt.reports.booking.Depreciation;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a month would cost if servers, networks and storage lasted other times from their first day
 * on. Buildings keep their life. Interest follows, at the rate of the month's first day, because
 * what wears out faster binds less capital.
 *
 * @param lifeYears the life that is tried
 * @param depreciationEur of the month
 * @param financeEur of the month
 * @param perAllocatedGpuH fully loaded; empty where jobs had no GPU-hours
 */
public record LifeSensitivity(
    int lifeYears,
    BigDecimal depreciationEur,
    BigDecimal financeEur,
    Optional<UnitCost> perAllocatedGpuH) {

  private static final List<Integer> LIVES_YEARS = List.of(3, 4, 5, 6);
  private static final int CENTS = 2;
  private static final int MICRO = 6;

  /**
   * The month with lives of 3, 4, 5 and 6 years.
   *
   * @param assets those of its sites
   * @throws IllegalArgumentException where a site or a rate of exchange is not in the book
   */
  public static List<LifeSensitivity> of(Statement statement, CostBook book, List<Asset> assets) {
    return LIVES_YEARS.stream().map(years -> of(statement, book, assets, years)).toList();
  }

  private static LifeSensitivity of(
      Statement statement, CostBook book, List<Asset> assets, int lifeYears) {
    long wearMicroeur = 0;
    long interestMicroeur = 0;
    for (Asset asset : assets) {
      if (statement.sites().containsKey(asset.site())) {
        Depreciation its = depreciation(book, asset, lifeYears);
        wearMicroeur +=
            asset.assetClass() == AssetClass.FACILITY ? 0 : wear(its, statement.period());
        interestMicroeur +=
            interest(its, statement.period(), percent(book, asset, statement.period()));
      }
    }
    long wearCents = cents(wearMicroeur);
    long interestCents = cents(interestMicroeur);
    CostParts posted = statement.ownTotal().cents();
    CostParts tried =
        CostParts.by(
            kind ->
                switch (kind) {
                  case DEPRECIATION -> wearCents;
                  case FINANCE -> interestCents;
                  case ENERGY, TAX, NETWORK, FACILITY, STAFF, FLEXIBILITY -> posted.of(kind);
                });
    return new LifeSensitivity(
        lifeYears,
        BigDecimal.valueOf(wearCents, CENTS),
        BigDecimal.valueOf(tried.of(CostKind.FINANCE), CENTS),
        UnitCost.of(tried, GpuHours.of(statement.own()).allocated()));
  }

  private static Depreciation depreciation(CostBook book, Asset asset, int lifeYears) {
    if (!book.sites().containsKey(asset.site())) {
      throw new IllegalArgumentException("The book has no site (%s)".formatted(asset.site()));
    }
    ZoneId zone = requireNonNull(book.sites().get(asset.site())).timeZone();
    BigDecimal rate =
        book.eurPerUnit(asset.currency(), asset.inService())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The book has no rate of %s on %s, the day on which asset (%s) came into service"
                            .formatted(asset.currency(), asset.inService(), asset.id())));
    List<Life> lives =
        asset.assetClass() == AssetClass.FACILITY
            ? book.all(Life.class).stream()
                .filter(it -> it.assetClass() == asset.assetClass())
                .toList()
            : List.of(tried(asset, lifeYears));
    return Depreciation.of(asset, lives, rate, zone);
  }

  private static Life tried(Asset asset, int lifeYears) {
    LocalDate from = asset.inService();
    Source source = new Source("A life that is tried", Optional.empty(), from, false);
    return new Life(
        new Heading("tried", from, source), asset.assetClass(), BigDecimal.valueOf(lifeYears));
  }

  private static BigDecimal percent(CostBook book, Asset asset, Period period) {
    return book.inForce(FinanceRate.class, asset.site(), period.month().atDay(1))
        .map(FinanceRate::percentPerYear)
        .orElse(BigDecimal.ZERO);
  }

  private static long wear(Depreciation its, Period period) {
    return its.writtenOffMicroeur(period.endQuarter())
        - its.writtenOffMicroeur(period.firstQuarter());
  }

  private static long interest(Depreciation its, Period period, BigDecimal percentPerYear) {
    return its.interestMicroeur(period.endQuarter(), percentPerYear)
        - its.interestMicroeur(period.firstQuarter(), percentPerYear);
  }

  private static long cents(long microeur) {
    return BigDecimal.valueOf(microeur, MICRO)
        .setScale(CENTS, RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }
}
