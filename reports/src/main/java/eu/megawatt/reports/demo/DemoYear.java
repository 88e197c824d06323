package eu.megawatt.reports.demo;

import eu.megawatt.reports.closing.YearReport;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.regulation.AnnualReport;
import eu.megawatt.reports.regulation.BookedEnergy;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.DataPoint;
import eu.megawatt.reports.regulation.DataQuality;
import eu.megawatt.reports.regulation.Definitions;
import eu.megawatt.reports.regulation.Provenance;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The annual report on the demo's data centres, from the first month in which they operated to the
 * end of the year. What meters of IT and energy say is booked; a little is declared, and the rest
 * is missing, as it is where nobody has given it yet.
 */
public final class DemoYear {

  /** The year that it is about. */
  public static final int YEAR = 2026;

  private static final LocalDate OPERATING_FROM = LocalDate.parse("2026-04-01");

  private static final List<DataCentre> CENTRES =
      List.of(
          new DataCentre("FR-PAR-1", "Paris 1 (demo)", OPERATING_FROM, false),
          new DataCentre("SE-BOR-1", "Borlänge 1 (demo)", OPERATING_FROM, false));

  private static final Map<String, Integer> IT_KW = Map.of("FR-PAR-1", 22_000, "SE-BOR-1", 3_200);

  private final List<AnnualReport> reports;

  private final long seed;

  private DemoYear(List<AnnualReport> reports, long seed) {
    this.reports = reports;
    this.seed = seed;
  }

  /** Books the year; takes a few seconds for each month. */
  public static DemoYear of(long seed) {
    List<Statement> statements = new ArrayList<>();
    YearMonth last = YearMonth.of(YEAR, 12);
    for (YearMonth it = YearMonth.from(OPERATING_FROM); !it.isAfter(last); it = it.plusMonths(1)) {
      statements.add(DemoBooks.statement(it, seed));
    }
    return new DemoYear(CENTRES.stream().map(it -> report(it, statements)).toList(), seed);
  }

  private static AnnualReport report(DataCentre centre, List<Statement> statements) {
    List<String> meters = List.of("meter-" + centre.siteId().toLowerCase(Locale.ROOT));
    return AnnualReport.of(
        centre,
        YEAR,
        Definitions.builtIn(),
        BookedEnergy.of(centre, YEAR, meters, statements),
        declared(centre));
  }

  private static Map<String, DataPoint> declared(DataCentre centre) {
    Provenance said =
        new Provenance(
            DataQuality.DECLARED,
            List.of(),
            OPERATING_FROM,
            LocalDate.of(YEAR + 1, 1, 1),
            "example of our own");
    return Map.of(
        "NAME",
        new DataPoint.Described("NAME", centre.name(), said),
        "PDIT",
        new DataPoint.Known(
            "PDIT", BigDecimal.valueOf(IT_KW.getOrDefault(centre.siteId(), 0)), said));
  }

  /** The report on all data centres. */
  public YearReport report() {
    return new YearReport(YEAR, reports, "demo, seed " + seed);
  }
}
