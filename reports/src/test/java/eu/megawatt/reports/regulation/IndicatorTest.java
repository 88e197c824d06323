package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndicatorTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
  private static final LocalDate TO = LocalDate.of(2027, 1, 1);
  private static final DefinitionSet LAW = Definitions.builtIn().set("2024-1364").orElseThrow();

  @Test
  void of_handMadeYear_isWhatTheRegulationDefinesInEverySet() {
    Map<String, DataPoint> points = year();

    for (DefinitionSet set : Definitions.builtIn().sets()) {
      assertThat(indicator(set, points, "PUE").value()).contains(new BigDecimal("1.250000"));
      assertThat(indicator(set, points, "WUE").value()).contains(new BigDecimal("1.500000"));
      assertThat(indicator(set, points, "ERF").value()).contains(new BigDecimal("0.150000"));
      assertThat(indicator(set, points, "REF").value()).contains(new BigDecimal("0.600000"));
    }
  }

  @Test
  void of_pointMissing_isMissingAndSaysWhichAndTheOthersStay() {
    Map<String, DataPoint> points = year();
    points.put("WIN", new DataPoint.Missing("WIN", "the meter was taken out"));
    points.remove("ERES-OS");

    IndicatorResult water = indicator(LAW, points, "WUE");
    assertThat(water.value()).isEmpty();
    assertThat(water.quality()).isEqualTo(DataQuality.MISSING);
    assertThat(water.missing()).containsExactly("WIN");
    assertThat(indicator(LAW, points, "REF").missing()).containsExactly("ERES-TOT");
    assertThat(indicator(LAW, points, "PUE").value()).isPresent();
  }

  @Test
  void of_noItEnergy_isMissingAndNotInfinite() {
    Map<String, DataPoint> points = year();
    points.put("EIT", known("EIT", "0", DataQuality.MEASURED));

    assertThat(indicator(LAW, points, "PUE").value()).isEmpty();
    assertThat(indicator(LAW, points, "PUE").missing())
        .singleElement()
        .asString()
        .contains("EDC / EIT");
  }

  @Test
  void of_partsOfDifferentQuality_hasTheWorst() {
    Map<String, DataPoint> points = year();
    points.put("EIT", known("EIT", "8000000", DataQuality.ESTIMATED));
    points.put("ERES-PPA", known("ERES-PPA", "3000000", DataQuality.DECLARED));

    assertThat(indicator(LAW, points, "PUE").quality()).isEqualTo(DataQuality.ESTIMATED);
    assertThat(indicator(LAW, points, "REF").quality()).isEqualTo(DataQuality.DECLARED);
    assertThat(indicator(LAW, points, "ERF").quality()).isEqualTo(DataQuality.MEASURED);
  }

  @Test
  void sheet_totalGivenThatIsNotTheSumOfItsParts_isSaidAndTheSumCounts() {
    Map<String, DataPoint> points = year();
    points.put("ERES-TOT", known("ERES-TOT", "7000000", DataQuality.DECLARED));

    DataSheet sheet = DataSheet.of(LAW, points);

    assertThat(sheet.findings()).singleElement().asString().contains("7000000", "6000000");
    assertThat(indicator(LAW, points, "REF").value()).contains(new BigDecimal("0.600000"));
  }

  @Test
  void sheet_onlyTheTotalGiven_isUsed() {
    Map<String, DataPoint> points = year();
    List.of("ERES-GOO", "ERES-PPA", "ERES-OS").forEach(points::remove);
    points.put("ERES-TOT", known("ERES-TOT", "7000000", DataQuality.DECLARED));

    assertThat(DataSheet.of(LAW, points).findings()).isEmpty();
    assertThat(indicator(LAW, points, "REF").value()).contains(new BigDecimal("0.700000"));
  }

  @Test
  void sheet_partLargerThanItsWhole_isFound() {
    Map<String, DataPoint> points = year();
    points.put("WIN-POT", known("WIN-POT", "12001", DataQuality.MEASURED));

    assertThat(DataSheet.of(LAW, points).findings())
        .singleElement()
        .asString()
        .contains("WIN-POT is 12001", "WIN is 12000", "potable");
  }

  @Test
  void sheet_asksForNothing_hasNothingThatIsNotAskedFor() {
    Map<String, DataPoint> points = year();
    points.put("BIN", known("BIN", "400", DataQuality.DECLARED));
    DefinitionSet draft = Definitions.builtIn().set("2026-draft").orElseThrow();

    assertThat(DataSheet.of(draft, points).points())
        .extracting(DataPoint::id)
        .containsExactlyElementsOf(
            draft.dataPoints().stream().map(DataPointDefinition::id).toList())
        .doesNotContain("BIN");
  }

  @Test
  void of_anyYear_isTheQuotientInDecimals() {
    for (int seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Map<String, DataPoint> points = new HashMap<>();
      Map<String, BigDecimal> values = new HashMap<>();
      for (String id : List.of("EDC", "EIT", "WIN", "EREUSE", "ERES-GOO", "ERES-PPA", "ERES-OS")) {
        BigDecimal value = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000), 2);
        values.put(id, value);
        points.put(id, known(id, value.toPlainString(), DataQuality.MEASURED));
      }
      BigDecimal renewable =
          of(values, "ERES-GOO").add(of(values, "ERES-PPA")).add(of(values, "ERES-OS"));

      assertThat(indicator(LAW, points, "PUE").value())
          .isEqualTo(quotient(of(values, "EDC"), of(values, "EIT")));
      assertThat(indicator(LAW, points, "WUE").value())
          .isEqualTo(
              quotient(of(values, "WIN").multiply(BigDecimal.valueOf(1_000)), of(values, "EIT")));
      assertThat(indicator(LAW, points, "ERF").value())
          .isEqualTo(quotient(of(values, "EREUSE"), of(values, "EDC")));
      assertThat(indicator(LAW, points, "REF").value())
          .isEqualTo(quotient(renewable, of(values, "EDC")));
    }
  }

  private static BigDecimal of(Map<String, BigDecimal> values, String id) {
    return Optional.ofNullable(values.get(id)).orElseThrow();
  }

  private static Optional<BigDecimal> quotient(BigDecimal part, BigDecimal whole) {
    return Optional.of(part.divide(whole, 6, RoundingMode.HALF_UP));
  }

  private static IndicatorResult indicator(
      DefinitionSet set, Map<String, DataPoint> points, String id) {
    DataSheet sheet = DataSheet.of(set, points);
    return set.indicators().stream()
        .filter(each -> each.id().equals(id))
        .map(each -> each.of(sheet))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, DataPoint> year() {
    Map<String, DataPoint> points = new HashMap<>();
    Map.of(
            "EDC", "10000000",
            "EIT", "8000000",
            "WIN", "12000",
            "WIN-POT", "3000",
            "EREUSE", "1500000",
            "ERES-GOO", "2000000",
            "ERES-PPA", "3000000",
            "ERES-OS", "1000000")
        .forEach((id, value) -> points.put(id, known(id, value, DataQuality.MEASURED)));
    return points;
  }

  private static DataPoint known(String id, String value, DataQuality quality) {
    return new DataPoint.Known(
        id, new BigDecimal(value), new Provenance(quality, List.of("m-1"), FROM, TO, "test"));
  }
}
