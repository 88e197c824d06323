package eu.megawatt.reports.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MarketYearTest {

  private static final long KWH = 3_600_000_000L;

  @Test
  void with_guaranteesOfTheYear_coverTheYearAndNoHour() {
    MarketYear year = new MarketYear(Set.of("wind"));
    year.add(hour(10 * KWH, 10 * KWH, "400", "0.5"));
    year.add(hour(10 * KWH, 0, "400", "0.5"));

    YearCarbon carbon = year.with(List.of(guarantee("go", 8 * KWH, "0")));

    assertThat(carbon.hourlyMatchedRatio()).contains(new BigDecimal("0.500000"));
    assertThat(carbon.annualMatchedRatio()).contains(new BigDecimal("0.900000"));
    assertThat(carbon.hourlyMilliG()).isEqualTo(4_000_000);
    assertThat(carbon.annualMilliG()).isEqualTo(800_000);
    assertThat(carbon.carbonFreeRatio()).contains(new BigDecimal("0.750000"));
  }

  @Test
  void with_moreGuaranteesThanUnmatched_countsNoMoreThanWasConsumed() {
    MarketYear year = new MarketYear(Set.of());
    year.add(hour(10 * KWH, 4 * KWH, "300", "0"));

    YearCarbon carbon =
        year.with(List.of(guarantee("a", 30 * KWH, "10"), guarantee("b", 10 * KWH, "50")));

    assertThat(carbon.annualMatchedMilliJ()).isEqualTo(carbon.consumedMilliJ());
    assertThat(carbon.annualMilliG()).isEqualTo(4_500 * 10 + 1_500 * 50);
    assertThat(carbon.hourlyMatchedRatio()).contains(new BigDecimal("0.400000"));
  }

  @Test
  void with_noGuarantee_bothWaysAreTheSame() {
    MarketYear year = new MarketYear(Set.of());
    year.add(hour(7 * KWH, 2 * KWH, "123.4", "0.2"));

    YearCarbon carbon = year.with(List.of());

    assertThat(carbon.annualMilliG()).isEqualTo(carbon.hourlyMilliG());
    assertThat(carbon.annualMatchedMilliJ()).isEqualTo(carbon.hourlyMatchedMilliJ());
  }

  @Test
  void with_gridOfOneHourUnknown_hasNoScoreUnlessThatHourTookNothingFromIt() {
    MarketYear took = new MarketYear(Set.of("wind"));
    took.add(hour(10 * KWH, 9 * KWH, "400", ""));
    MarketYear tookNothing = new MarketYear(Set.of("wind"));
    tookNothing.add(hour(10 * KWH, 10 * KWH, "400", ""));

    assertThat(took.with(List.of()).carbonFreeRatio()).isEmpty();
    assertThat(tookNothing.with(List.of()).carbonFreeRatio()).contains(new BigDecimal("1.000000"));
  }

  @Test
  void with_contractThatIsNotCarbonFree_isMatchedAndDoesNotScore() {
    MarketYear year = new MarketYear(Set.of("sun"));
    year.add(hour(10 * KWH, 10 * KWH, "400", "1"));

    YearCarbon carbon = year.with(List.of());

    assertThat(carbon.hourlyMatchedRatio()).contains(new BigDecimal("1.000000"));
    assertThat(carbon.carbonFreeRatio()).contains(new BigDecimal("0.000000"));
  }

  @Test
  void with_nothingConsumed_hasNoRatio() {
    YearCarbon carbon = new MarketYear(Set.of()).with(List.of(guarantee("go", KWH, "0")));

    assertThat(carbon.hourlyMatchedRatio()).isEmpty();
    assertThat(carbon.annualMatchedRatio()).isEmpty();
    assertThat(carbon.annualMilliG()).isZero();
  }

  @Test
  void hourlyMatchedRatio_almostAll_isNotToldAsAll() {
    MarketYear year = new MarketYear(Set.of());
    year.add(hour(100_000_000 * KWH, 100_000_000 * KWH - 1, "400", "0"));

    assertThat(year.with(List.of()).hourlyMatchedRatio()).contains(new BigDecimal("0.999999"));
  }

  @Test
  void with_siteOfManyGigawatts_doesNotOverflow() {
    MarketYear year = new MarketYear(Set.of());
    for (int i = 0; i < 8_760; i++) {
      year.add(hour(2_000_000 * KWH, 2_000_000 * KWH, "400", ""));
    }

    assertThat(year.with(List.of()).consumedMilliJ())
        .isEqualTo(BigInteger.valueOf(2_000_000 * KWH).multiply(BigInteger.valueOf(8_760)));
  }

  @Test
  void with_anything_isWhatSumsOfTheHoursSay() {
    for (int seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<MatchedHour> hours = new ArrayList<>();
      for (int i = 1 + random.nextInt(20); i > 0; i--) {
        long consumed = random.nextLong(1, 100 * KWH);
        hours.add(hour(consumed, random.nextLong(consumed + 1), "" + random.nextInt(900), "0.25"));
      }
      long guaranteed = random.nextLong(1_500 * KWH);
      MarketYear year = new MarketYear(Set.of());
      hours.forEach(year::add);

      YearCarbon carbon = year.with(List.of(guarantee("go", guaranteed, "7")));

      long unmatched = hours.stream().mapToLong(MatchedHour::unmatchedMilliJ).sum();
      long used = Math.min(guaranteed, unmatched);
      assertThat(carbon.annualMatchedMilliJ().subtract(carbon.hourlyMatchedMilliJ()))
          .isEqualTo(BigInteger.valueOf(used));
      assertThat(carbon.annualMilliG())
          .as("seed %d", seed)
          .isEqualTo(annualMilliG(hours, used, unmatched));
      assertThat(carbon.annualMatchedMilliJ()).isLessThanOrEqualTo(carbon.consumedMilliJ());
    }
  }

  @Test
  void matchedHour_percentageInsteadOfRatio_isRefused() {
    assertThatThrownBy(() -> hour(KWH, 0, "1", "50"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("50");
  }

  /** Each hour keeps the part of its residual energy that no guarantee replaces. */
  private static long annualMilliG(List<MatchedHour> hours, long used, long unmatched) {
    BigDecimal ofResidual = BigDecimal.ZERO;
    long hourly = 0;
    for (MatchedHour hour : hours) {
      hourly += hour.matched().milliG();
      ofResidual =
          ofResidual.add(
              hour.residualGPerKwh().multiply(BigDecimal.valueOf(hour.unmatchedMilliJ())));
    }
    BigDecimal change =
        unmatched == 0
            ? BigDecimal.ZERO
            : BigDecimal.valueOf(7L)
                .multiply(BigDecimal.valueOf(used))
                .subtract(
                    ofResidual
                        .multiply(BigDecimal.valueOf(used))
                        .divide(BigDecimal.valueOf(unmatched), 30, RoundingMode.HALF_EVEN));
    return hourly
        + change.divide(BigDecimal.valueOf(3_600_000), 0, RoundingMode.HALF_UP).longValueExact();
  }

  private static MatchedHour hour(long consumed, long matched, String residual, String gridRatio) {
    BigDecimal residualGPerKwh = new BigDecimal(residual);
    Delivery wind = new Delivery("wind", InstrumentKind.PPA, "SE3", matched, BigDecimal.ZERO);
    return new MatchedHour(
        consumed,
        MarketCarbon.ofHour(consumed, List.of(wind), residualGPerKwh),
        residualGPerKwh,
        gridRatio.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(gridRatio)));
  }

  private static AnnualGuarantee guarantee(String id, long milliJ, String gPerKwh) {
    return new AnnualGuarantee(id, milliJ, new BigDecimal(gPerKwh));
  }
}
