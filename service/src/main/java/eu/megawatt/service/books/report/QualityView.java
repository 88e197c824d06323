package eu.megawatt.service.books.report;

import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How the IT energy of a month is known, as shares of all that there was to know; absent where that
 * is nothing.
 *
 * @param countedRatio by energy counters at most five minutes apart
 * @param interpolatedRatio between readings further apart
 * @param estimatedRatio from power, or from a declared draw
 * @param coverageRatio in any of these ways
 * @param isMetered whether every site has a meter; of one without the PUE is declared
 */
public record QualityView(
    Optional<BigDecimal> countedRatio,
    Optional<BigDecimal> interpolatedRatio,
    Optional<BigDecimal> estimatedRatio,
    Optional<BigDecimal> coverageRatio,
    boolean isMetered) {

  private static final int DECIMALS = 4;

  static QualityView of(Statement statement) {
    Quality all =
        statement.sites().values().stream()
            .map(SiteSummary::quality)
            .reduce(Quality.NONE, Quality::plus);
    return new QualityView(
        ratio(all.countedMillis(), all),
        ratio(all.interpolatedMillis(), all),
        ratio(all.estimatedMillis(), all),
        ratio(all.countedMillis() + all.interpolatedMillis() + all.estimatedMillis(), all),
        all.isMetered());
  }

  private static Optional<BigDecimal> ratio(long millis, Quality all) {
    return all.expectedMillis() == 0
        ? Optional.empty()
        : Optional.of(
            BigDecimal.valueOf(Math.min(millis, all.expectedMillis()))
                .divide(BigDecimal.valueOf(all.expectedMillis()), DECIMALS, RoundingMode.HALF_UP));
  }
}
