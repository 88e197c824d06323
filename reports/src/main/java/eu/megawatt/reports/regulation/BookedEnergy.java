package eu.megawatt.reports.regulation;

import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The energy of a site's year as its monthly statements have it, with what later ones correct: all
 * of the site as EDC and its IT as EIT. A year with a gap has neither, since what is not booked is
 * not 0.
 */
public final class BookedEnergy {

  static final String ALL = "EDC";
  static final String IT = "EIT";
  private static final int MONTHS = 12;
  private static final int WH_PER_KWH_DIGITS = 3;

  private final DataCentre centre;
  private final int year;
  private final List<String> meterIds;
  private final Map<YearMonth, Statement> statements = new TreeMap<>();
  private final List<String> gaps = new ArrayList<>();
  private Quality quality = Quality.NONE;

  private BookedEnergy(
      DataCentre centre, int year, List<String> meterIds, List<Statement> statements) {
    this.centre = centre;
    this.year = year;
    this.meterIds = List.copyOf(meterIds);
    for (Statement statement : statements) {
      YearMonth month = statement.period().month();
      if (this.statements.put(month, statement) != null) {
        throw new IllegalArgumentException(
            "There are two statements of %s; a month counts once".formatted(month));
      }
    }
  }

  /**
   * The data points EDC and EIT of a year.
   *
   * @param meterIds the site's meters; empty where its PUE is declared
   * @param statements of all months of the year, and of later ones as far as they correct it; of
   *     any sites
   */
  public static Map<String, DataPoint> of(
      DataCentre centre, int year, List<String> meterIds, List<Statement> statements) {
    return new BookedEnergy(centre, year, meterIds, statements).points();
  }

  private Map<String, DataPoint> points() {
    for (int month = 1; month <= MONTHS; month++) {
      check(YearMonth.of(year, month));
    }
    if (!gaps.isEmpty() || centre.operatingFrom().getYear() > year) {
      String reason =
          gaps.isEmpty()
              ? "it operates from " + centre.operatingFrom()
              : "the books have gaps: " + String.join(", ", gaps);
      return Map.of(ALL, new DataPoint.Missing(ALL, reason), IT, new DataPoint.Missing(IT, reason));
    }
    Posted posted = posted();
    return Map.of(
        ALL, known(ALL, posted.energyWh(), ofAll()), IT, known(IT, posted.itWh(), ofIt()));
  }

  private void check(YearMonth month) {
    if (month.atEndOfMonth().isBefore(centre.operatingFrom())) {
      return;
    }
    Optional<Statement> statement = Optional.ofNullable(statements.get(month));
    Optional<SiteSummary> summary =
        statement.flatMap(it -> Optional.ofNullable(it.sites().get(centre.siteId())));
    if (statement.isEmpty() || summary.isEmpty()) {
      gaps.add("no statement of %s".formatted(month));
      return;
    }
    quality = quality.plus(summary.get().quality());
    int expected = quartersInOperation(statement.get().period());
    if (summary.get().quarterCount() < expected) {
      gaps.add(
          "%s has %d of %d quarter-hours".formatted(month, summary.get().quarterCount(), expected));
    }
  }

  private int quartersInOperation(Period period) {
    LocalDate firstOfMonth = period.month().atDay(1);
    LocalDate first = centre.firstDayOf(year);
    return (first.isAfter(firstOfMonth) ? first : firstOfMonth)
        .datesUntil(period.month().plusMonths(1).atDay(1))
        .mapToInt(period::quarterCount)
        .sum();
  }

  private Posted posted() {
    Posted sum = Posted.NOTHING;
    for (Statement statement : statements.values()) {
      if (statement.period().month().getYear() == year) {
        for (var row : statement.own().entrySet()) {
          sum = row.getKey().siteId().equals(centre.siteId()) ? sum.plus(row.getValue()) : sum;
        }
      }
      for (StatementRow row : statement.adjustments()) {
        sum = corrects(row) ? sum.plus(row.posted()) : sum;
      }
    }
    return sum;
  }

  private boolean corrects(StatementRow row) {
    return row.account().siteId().equals(centre.siteId())
        && row.corrects().filter(month -> month.getYear() == year).isPresent();
  }

  private DataPoint known(String id, long energyWh, Provenance provenance) {
    return new DataPoint.Known(id, BigDecimal.valueOf(energyWh, WH_PER_KWH_DIGITS), provenance);
  }

  private Provenance ofAll() {
    return quality.isMetered() && !meterIds.isEmpty()
        ? provenance(
            DataQuality.MEASURED,
            meterIds,
            "the site's meters, as booked; fuels and cooling brought in are not in it")
        : provenance(
            DataQuality.DECLARED,
            List.of(),
            "the nodes times the declared PUE, as booked; a PUE of it says nothing new");
  }

  /** Nodes are behind the UPS and its distribution, so what they say is no measurement of EIT. */
  private Provenance ofIt() {
    return provenance(
        DataQuality.ESTIMATED,
        List.of(),
        String.format(
            Locale.ROOT,
            "the nodes at their own inputs (category 3), %.2f %% of their time known; the outputs of the UPS are asked for",
            100 * quality.coverageRatio()));
  }

  private Provenance provenance(DataQuality dataQuality, List<String> meters, String source) {
    return new Provenance(
        dataQuality, meters, centre.firstDayOf(year), LocalDate.of(year + 1, 1, 1), source);
  }
}
