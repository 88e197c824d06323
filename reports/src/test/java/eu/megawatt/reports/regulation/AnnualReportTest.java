package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnualReportTest {

  private static final DataCentre PARIS =
      new DataCentre("paris", "Paris", LocalDate.of(2024, 5, 1), false);
  private static final Definitions DEFINITIONS = Definitions.builtIn();

  @Test
  void of_yearOfTheBooks_recalculatesTheIndicatorsInEveryVersion() {
    AnnualReport report = report(PARIS, 2026, declared());

    assertThat(report.versions())
        .extracting(version -> version.set().id())
        .containsExactly("2024-1364", "2026-draft");
    for (VersionReport version : report.versions()) {
      assertThat(indicator(version, "PUE").value()).contains(new BigDecimal("1.200000"));
      assertThat(indicator(version, "PUE").quality()).isEqualTo(DataQuality.ESTIMATED);
      assertThat(indicator(version, "WUE").value()).contains(new BigDecimal("0.500000"));
      assertThat(indicator(version, "ERF").missing()).containsExactly("EREUSE");
      assertThat(version.dueOn()).isEqualTo("2027-05-15");
    }
  }

  @Test
  void missing_pointsThatNobodyGave_saysWhoHasToGiveThem() {
    VersionReport law = report(PARIS, 2026, declared()).versions().getFirst();

    assertThat(law.missing())
        .anySatisfy(
            missing -> {
              assertThat(missing.id()).isEqualTo("EREUSE");
              assertThat(missing.reason()).contains("heat meters");
            })
        .extracting(DataPoint.Missing::id)
        .contains("CSERV", "CDD")
        .doesNotContain("EDC", "WIN", "PDIT");
  }

  @Test
  void of_yearWithAMissingMeter_hasNoPueAndStillAllElse() {
    Map<String, DataPoint> declared = declared();
    declared.put("EDC", new DataPoint.Missing("EDC", "meter m-2 was out from March to May"));

    VersionReport law = report(PARIS, 2026, declared).versions().getFirst();

    assertThat(indicator(law, "PUE").value()).isEmpty();
    assertThat(indicator(law, "PUE").missing()).containsExactly("EDC");
    assertThat(indicator(law, "WUE").value()).isPresent();
    assertThat(law.missing())
        .extracting(DataPoint.Missing::reason)
        .contains("meter m-2 was out from March to May");
  }

  @Test
  void of_upsMeterGiven_takesThePlaceOfTheNodesAndIsSaid() {
    Map<String, DataPoint> declared = declared();
    declared.put("EIT", known("EIT", "8640.012", LocalDate.of(2026, 1, 1)));

    VersionReport law = report(PARIS, 2026, declared).versions().getFirst();

    assertThat(indicator(law, "PUE").value())
        .contains(
            new BigDecimal("10080.012")
                .divide(new BigDecimal("8640.012"), 6, RoundingMode.HALF_UP));
    assertThat(indicator(law, "PUE").quality()).isEqualTo(DataQuality.MEASURED);
    assertThat(law.findings()).singleElement().asString().contains("EIT", "8640.012", "8400.012");
  }

  @Test
  void findings_valueThatCoversHalfOfTheYear_isSaid() {
    Map<String, DataPoint> declared = declared();
    declared.put("WIN", known("WIN", "4.2", LocalDate.of(2026, 7, 1)));

    assertThat(report(PARIS, 2026, declared).versions().getFirst().findings())
        .containsExactly(
            "WIN is of 2026-07-01 to 2026-12-31; the year to be reported is from 2026-01-01 to 2026-12-31");
  }

  @Test
  void applicability_byInstalledPower_isFrom500Kw() {
    assertThat(applicability(PARIS, 2026, "500")).isEqualTo(Applicability.APPLIES);
    assertThat(applicability(PARIS, 2026, "499.9")).isEqualTo(Applicability.BELOW_THRESHOLD);
    assertThat(report(PARIS, 2026, Map.of()).versions().getFirst().applicability())
        .isEqualTo(Applicability.UNKNOWN);
    assertThat(applicability(PARIS, 2022, "500")).isEqualTo(Applicability.BEFORE_FIRST_YEAR);
    assertThat(applicability(PARIS, 2023, "500")).isEqualTo(Applicability.BEFORE_FIRST_YEAR);
    assertThat(
            applicability(
                new DataCentre("paris", "Fort", LocalDate.of(2024, 5, 1), true), 2026, "500"))
        .isEqualTo(Applicability.EXEMPT);
    assertThat(report(PARIS, 2026, declared()).versions().getLast().applicability())
        .isEqualTo(Applicability.DRAFT);
  }

  @Test
  void tables_anyReport_haveACellForEachColumnAndARowForEachPoint() throws IOException {
    AnnualReport report = report(PARIS, 2026, declared());

    List<List<Cell>> points = rows(AnnualTables.DATA_POINTS, AnnualTables.dataPoints(report));
    List<List<Cell>> indicators = rows(AnnualTables.INDICATORS, AnnualTables.indicators(report));
    List<List<Cell>> overview = rows(AnnualTables.OVERVIEW, AnnualTables.overview(report));

    assertThat(points)
        .hasSize(report.versions().stream().mapToInt(it -> it.set().dataPoints().size()).sum());
    assertThat(indicators).hasSize(8);
    assertThat(overview).hasSize(2);
    assertThat(rows(AnnualTables.FINDINGS, AnnualTables.findings(report))).isEmpty();
    int value = AnnualTables.INDICATORS.indexOf("value");
    assertThat(indicators.get(0).get(value)).isEqualTo(Cell.of(new BigDecimal("1.200000")));
    assertThat(indicators.get(2).get(value)).isEqualTo(Cell.ABSENT);
    assertThat(overview.get(0)).contains(Cell.of("applies"), Cell.of(LocalDate.of(2027, 5, 15)));
  }

  @Test
  void tables_missingPoint_hasNoValueAndNoZero() throws IOException {
    List<List<Cell>> points =
        rows(AnnualTables.DATA_POINTS, AnnualTables.dataPoints(report(PARIS, 2026, declared())));

    int id = AnnualTables.DATA_POINTS.indexOf("data_point");
    assertThat(points)
        .filteredOn(row -> row.get(id).equals(Cell.of("EREUSE")))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.get(AnnualTables.DATA_POINTS.indexOf("value"))).isEqualTo(Cell.ABSENT);
              assertThat(row.get(AnnualTables.DATA_POINTS.indexOf("quality")))
                  .isEqualTo(Cell.of("missing"));
            });
  }

  private static Applicability applicability(DataCentre centre, int year, String installedKw) {
    Map<String, DataPoint> declared = declared();
    declared.put("PDIT", known("PDIT", installedKw, LocalDate.of(year, 1, 1)));
    return report(centre, year, declared).versions().getFirst().applicability();
  }

  private static AnnualReport report(DataCentre centre, int year, Map<String, DataPoint> declared) {
    return AnnualReport.of(
        centre,
        year,
        DEFINITIONS,
        BookedEnergy.of(centre, year, List.of("m-1"), Months.of(year)),
        declared);
  }

  private static Map<String, DataPoint> declared() {
    Map<String, DataPoint> points = new HashMap<>();
    LocalDate newYear = LocalDate.of(2026, 1, 1);
    points.put("PDIT", known("PDIT", "40000", newYear));
    points.put("WIN", known("WIN", "4.200006", newYear));
    points.put(
        "NAME",
        new DataPoint.Described(
            "NAME",
            "Paris 1",
            new Provenance(
                DataQuality.DECLARED, List.of(), newYear, LocalDate.of(2027, 1, 1), "operator")));
    return points;
  }

  private static DataPoint known(String id, String value, LocalDate from) {
    return new DataPoint.Known(
        id,
        new BigDecimal(value),
        new Provenance(
            DataQuality.MEASURED,
            List.of("m-9"),
            from,
            LocalDate.of(from.getYear() + 1, 1, 1),
            "operator"));
  }

  private static IndicatorResult indicator(VersionReport version, String id) {
    return version.indicators().stream()
        .filter(each -> each.definition().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<List<Cell>> rows(Schema schema, Rows rows) throws IOException {
    List<List<Cell>> all = new ArrayList<>();
    rows.into(
        new RowSink() {
          @Override
          public void row(List<Cell> row) {
            assertThat(row).hasSameSizeAs(schema.columns());
            all.add(List.copyOf(row));
          }

          @Override
          public void close() {}
        });
    return all;
  }
}
