package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.ledger.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepreciationTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate BEGIN = LocalDate.of(2026, 1, 1);

  @ParameterizedTest
  @CsvSource({
    "2025-12-31, 0",
    "2026-01-01, 0",
    "2026-01-02, 1000",
    "2026-12-31, 364000",
    "2027-01-01, 365000",
    "2040-01-01, 365000",
  })
  void writtenOff_ofAYear_isByTheDay(LocalDate day, long eur) {
    Depreciation its = of(asset("400000", "35000", "1", Optional.empty()));

    assertThat(its.writtenOffMicroeur(start(day))).isEqualTo(eur * 1_000_000);
  }

  @Test
  void writtenOff_overAnyLife_isCostLessResidualExactly() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long cost = random.nextLong(1L << random.nextInt(1, 50));
      long residual = random.nextLong(cost + 1);
      String life = BigDecimal.valueOf(random.nextInt(1, 120), 1).toPlainString();
      Asset asset = asset(micro(cost), micro(residual), life, Optional.empty());
      List<Life> changes = new ArrayList<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        LocalDate from = BEGIN.plusDays(random.nextInt(1, 3_000));
        changes.add(life(from, Integer.toString(random.nextInt(1, 9))));
      }
      Depreciation its = Depreciation.of(asset, changes, BigDecimal.ONE, PARIS);

      Quarter at = start(BEGIN.minusDays(2));
      Quarter end = start(BEGIN.plusYears(13));
      long sum = 0;
      while (at.compareTo(end) < 0) {
        Quarter next = new Quarter(at.index() + random.nextInt(1, 5_000));
        long part = its.writtenOffMicroeur(next) - its.writtenOffMicroeur(at);
        assertThat(part).as("seed %d", seed).isNotNegative();
        sum += part;
        at = next;
      }
      assertThat(sum).as("seed %d", seed).isEqualTo(cost - residual);
    }
  }

  @Test
  void writtenOff_longerLifeLater_leavesThePastAndSpreadsTheRest() {
    Asset asset = asset("1461000", "0", "4", Optional.empty());
    LocalDate change = BEGIN.plusDays(731);
    Depreciation before = of(asset);
    Depreciation after = Depreciation.of(asset, List.of(life(change, "6")), BigDecimal.ONE, PARIS);

    assertThat(after.writtenOffMicroeur(start(change))).isEqualTo(731_000_000_000L);
    assertThat(after.writtenOffMicroeur(new Quarter(start(change).index() - 77)))
        .isEqualTo(before.writtenOffMicroeur(new Quarter(start(change).index() - 77)));
    // 730,000 EUR are left for the 1,460 days until 2032
    assertThat(after.writtenOffMicroeur(start(change.plusDays(20)))).isEqualTo(741_000_000_000L);
    assertThat(after.writtenOffMicroeur(start(LocalDate.of(2032, 1, 1))))
        .isEqualTo(1_461_000_000_000L);
  }

  @Test
  void writtenOff_lifeThatIsOverWhenItIsSet_isWrittenOffWithinADay() {
    Asset asset = asset("1461000", "0", "4", Optional.empty());
    LocalDate change = BEGIN.plusDays(800);
    Depreciation its = Depreciation.of(asset, List.of(life(change, "2")), BigDecimal.ONE, PARIS);

    assertThat(its.writtenOffMicroeur(start(change))).isEqualTo(800_000_000_000L);
    assertThat(its.writtenOffMicroeur(start(change.plusDays(1)))).isEqualTo(1_461_000_000_000L);
  }

  @Test
  void writtenOff_bookLifeAsOldAsTheAsset_goesBeforeTheRegister() {
    Asset asset = asset("365000", "0", "9", Optional.empty());

    Depreciation its =
        Depreciation.of(asset, List.of(life(BEGIN.minusYears(1), "1")), BigDecimal.ONE, PARIS);

    assertThat(its.writtenOffMicroeur(start(BEGIN.plusDays(1)))).isEqualTo(1_000_000_000L);
  }

  @Test
  void writtenOff_retired_stops() {
    Depreciation its = of(asset("365000", "0", "1", Optional.of(BEGIN.plusDays(50))));

    assertThat(its.writtenOffMicroeur(start(BEGIN.plusDays(300)))).isEqualTo(50_000_000_000L);
    assertThat(its.interestMicroeur(start(BEGIN.plusDays(300)), BigDecimal.TEN))
        .isEqualTo(its.interestMicroeur(start(BEGIN.plusDays(50)), BigDecimal.TEN));
  }

  @Test
  void writtenOff_otherCurrency_isThatOfTheFirstDay() {
    Asset asset = asset("1000000.000005", "0", "1", Optional.empty());

    Depreciation its = Depreciation.of(asset, List.of(), new BigDecimal("0.0899"), PARIS);

    assertThat(its.writtenOffMicroeur(start(BEGIN.plusYears(1)))).isEqualTo(89_900_000_000L);
  }

  @Test
  void interest_overALife_isTheRateOfTheMeanBookValue() {
    Depreciation its = of(asset("1000000", "200000", "2", Optional.empty()));
    LocalDate end = BEGIN.plusYears(2);

    // two years of 365 days with a mean of 600,000 at 6 %
    assertThat(its.interestMicroeur(start(end), new BigDecimal("6"))).isEqualTo(72_000_000_000L);
    // and one with the residual
    assertThat(its.interestMicroeur(start(end.plusDays(365)), new BigDecimal("6")))
        .isEqualTo(84_000_000_000L);
    assertThat(its.interestMicroeur(start(BEGIN), new BigDecimal("6"))).isZero();
  }

  @Test
  void interest_ofQuarterHours_addsUpToThatOfTheWhole() {
    Depreciation its =
        Depreciation.of(
            asset("123456.789", "0.11", "5", Optional.empty()),
            List.of(life(BEGIN.plusDays(7), "3")),
            BigDecimal.ONE,
            PARIS);
    BigDecimal percent = new BigDecimal("5.37");
    double sum = 0;
    for (int i = 0; i < 2_000; i++) {
      double bookValue =
          123_456.789e6
              - its.writtenOffMicroeur(new Quarter(start(BEGIN).index() + i)) / 2.0
              - its.writtenOffMicroeur(new Quarter(start(BEGIN).index() + i + 1)) / 2.0;
      sum += bookValue * 0.0537 / 35_040;
    }

    long whole = its.interestMicroeur(new Quarter(start(BEGIN).index() + 2_000), percent);

    assertThat((double) whole).isCloseTo(sum, offset(3.0));
  }

  private static Depreciation of(Asset asset) {
    return Depreciation.of(asset, List.of(), BigDecimal.ONE, PARIS);
  }

  private static Life life(LocalDate from, String years) {
    return new Life(
        TestingBook.heading("life" + from, from), AssetClass.GPU, new BigDecimal(years));
  }

  private static String micro(long microeur) {
    return BigDecimal.valueOf(microeur, 6).toPlainString();
  }

  private static Quarter start(LocalDate day) {
    return Quarter.at(day.atStartOfDay(PARIS).toInstant());
  }

  private static Asset asset(
      String cost, String residual, String life, Optional<LocalDate> retired) {
    return new Asset(
        "a",
        AssetClass.GPU,
        TestingBook.SITE,
        Optional.empty(),
        8,
        new BigDecimal(cost),
        "EUR",
        new BigDecimal(residual),
        BEGIN,
        new BigDecimal(life),
        retired,
        "a test",
        Optional.empty());
  }
}
