package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookedEnergyTest {

  private static final DataCentre PARIS =
      new DataCentre("paris", "Paris", LocalDate.of(2024, 5, 1), false);
  private static final List<String> METERS = List.of("m-1", "m-2");

  @Test
  void of_wholeYear_isTheSumOfTheSitesRows() {
    Map<String, DataPoint> points = BookedEnergy.of(PARIS, 2026, METERS, Months.of(2026));

    assertThat(known(points, "EDC").value()).isEqualTo(new BigDecimal("10080.012"));
    assertThat(known(points, "EIT").value()).isEqualTo(new BigDecimal("8400.012"));
    assertThat(known(points, "EDC").provenance().meterIds()).isEqualTo(METERS);
    assertThat(known(points, "EDC").quality()).isEqualTo(DataQuality.MEASURED);
  }

  @Test
  void of_nodesBehindTheUps_areNoMeasurementOfWhatIsAskedFor() {
    DataPoint.Known it = known(BookedEnergy.of(PARIS, 2026, METERS, Months.of(2026)), "EIT");

    assertThat(it.quality()).isEqualTo(DataQuality.ESTIMATED);
    assertThat(it.provenance().source()).contains("category 3", "98.00 %", "UPS");
  }

  @Test
  void of_corrections_countInTheYearTheyCorrectWhereverTheyStand() {
    List<Statement> statements = Months.of(2026);
    statements.set(
        0,
        statements
            .getFirst()
            .with(List.of(Months.correction("paris", YearMonth.of(2025, 12), 77_000_000))));
    statements.set(
        5,
        statements
            .get(5)
            .with(
                List.of(
                    Months.correction("paris", YearMonth.of(2026, 2), 1_000),
                    Months.correction("lulea", YearMonth.of(2026, 2), 88_000_000))));
    Statement next = Months.month(new Period(YearMonth.of(2027, 1), Months.PARIS), 2_976, true);
    statements.add(next.with(List.of(Months.correction("paris", YearMonth.of(2026, 12), -500))));

    Map<String, DataPoint> points = BookedEnergy.of(PARIS, 2026, METERS, statements);

    assertThat(known(points, "EDC").value()).isEqualTo(new BigDecimal("10080.512"));
    assertThat(known(points, "EIT").value()).isEqualTo(new BigDecimal("8400.512"));
  }

  @Test
  void of_monthMissing_isMissingAndSaysWhich() {
    List<Statement> statements = Months.of(2026);
    statements.remove(3);

    Map<String, DataPoint> points = BookedEnergy.of(PARIS, 2026, METERS, statements);

    assertThat(points.get("EDC"))
        .isInstanceOfSatisfying(
            DataPoint.Missing.class,
            missing ->
                assertThat(missing.reason())
                    .isEqualTo("the books have gaps: no statement of 2026-04"));
    assertThat(points.get("EIT")).isInstanceOf(DataPoint.Missing.class);
  }

  @Test
  void of_quarterHoursMissing_isMissingAndCountsTheClockChange() {
    List<Statement> statements = new ArrayList<>(Months.of(2026));
    statements.set(2, Months.month(new Period(YearMonth.of(2026, 3), Months.PARIS), 2_971, true));

    assertThat(BookedEnergy.of(PARIS, 2026, METERS, statements).get("EDC"))
        .isInstanceOfSatisfying(
            DataPoint.Missing.class,
            missing ->
                assertThat(missing.reason()).contains("2026-03 has 2971 of 2972 quarter-hours"));
  }

  @Test
  void of_oneMonthByDeclaredPue_isDeclaredAndHasNoMeter() {
    List<Statement> statements = Months.of(2026);
    statements.set(7, Months.month(new Period(YearMonth.of(2026, 8), Months.PARIS), 2_976, false));

    DataPoint.Known all = known(BookedEnergy.of(PARIS, 2026, METERS, statements), "EDC");

    assertThat(all.quality()).isEqualTo(DataQuality.DECLARED);
    assertThat(all.provenance().meterIds()).isEmpty();
  }

  @Test
  void of_firstYearOfOperation_beginsOnItsFirstDay() {
    DataCentre young = new DataCentre("paris", "Paris", LocalDate.of(2026, 11, 16), false);
    List<Statement> statements =
        List.of(
            Months.month(new Period(YearMonth.of(2026, 11), Months.PARIS), 15 * 96, true),
            Months.month(new Period(YearMonth.of(2026, 12), Months.PARIS), 31 * 96, true));

    DataPoint.Known all = known(BookedEnergy.of(young, 2026, METERS, statements), "EDC");

    assertThat(all.provenance().from()).isEqualTo("2026-11-16");
    assertThat(all.value()).isEqualTo(new BigDecimal("1680.002"));
    assertThat(BookedEnergy.of(young, 2025, METERS, List.of()).get("EDC"))
        .isInstanceOfSatisfying(
            DataPoint.Missing.class,
            missing -> assertThat(missing.reason()).isEqualTo("it operates from 2026-11-16"));
  }

  @Test
  void of_monthTwice_isRefused() {
    List<Statement> statements = Months.of(2026);
    statements.add(statements.getFirst());

    assertThatThrownBy(() -> BookedEnergy.of(PARIS, 2026, METERS, statements))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-01");
  }

  private static DataPoint.Known known(Map<String, DataPoint> points, String id) {
    DataPoint point = Optional.ofNullable(points.get(id)).orElseThrow();
    assertThat(point).isInstanceOf(DataPoint.Known.class);
    return (DataPoint.Known) point;
  }
}
