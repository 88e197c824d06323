package eu.megawatt.planner.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriceHoursTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DayShape FLAT = shape(day(), day());

  private static List<Double> day() {
    return new ArrayList<>(Collections.nCopies(24, 1.0));
  }

  private static DayShape shape(List<Double> workday, List<Double> weekend) {
    return new DayShape(workday, weekend);
  }

  private static PriceHours hours(ZoneId zone, DayShape energy) {
    return new PriceHours(zone, Optional.of(energy), Optional.empty(), "test");
  }

  /** Of random ratios whose mean is 1; some are below 0. */
  private static DayShape random(SplittableRandom random) {
    double[] all = random.doubles(48, -0.5, 2).toArray();
    double sum = 0;
    for (int i = 0; i < 48; i++) {
      sum += all[i] * (i < 24 ? 5 : 2);
    }
    List<Double> ratios = new ArrayList<>();
    for (double it : all) {
      ratios.add(it + 1 - sum / 168);
    }
    return shape(ratios.subList(0, 24), ratios.subList(24, 48));
  }

  @Test
  void hours_ofAnyWeekAndZone_haveThePriceAsTheirMean() {
    SplittableRandom random = new SplittableRandom(11);
    List<String> zones = List.of("Europe/Paris", "Europe/Stockholm", "UTC", "Asia/Kolkata");
    for (int round = 0; round < 500; round++) {
      long cents = random.nextLong(-5_000, 20_000);
      // All Mondays of five years, those on which clocks are changed in the week among them.
      Instant monday = Instant.parse("2026-11-30T00:00:00Z").plusSeconds(604_800L * (round % 260));
      SitePrices prices =
          new SitePrices(cents, 300, 0, "test")
              .withHours(hours(ZoneId.of(zones.get(round % 4)), random(random)));

      long[] all = prices.allInCentsPerMwh(monday, 168);

      assertThat(Arrays.stream(all).average().orElseThrow())
          .isCloseTo((double) (cents + 300), within(0.5));
      assertThat(prices.allInCentsPerMwh()).isEqualTo(cents + 300);
    }
  }

  @Test
  void hours_areByTheClockOfTheZone() {
    List<Double> workday = day();
    List<Double> weekend = day();
    workday.set(18, 3.0);
    weekend.set(3, -1.0);
    // 5 x 2 more of a working day, 2 x 2 less of a weekend: six too many, taken from 0 o'clock.
    workday.set(0, 1.0 - 6.0 / 5);
    SitePrices paris =
        new SitePrices(10_000, 1_000, 0, "test").withHours(hours(PARIS, shape(workday, weekend)));
    SitePrices utc = paris.withHours(hours(ZoneOffset.UTC, shape(workday, weekend)));

    long[] winter = paris.allInCentsPerMwh(Instant.parse("2027-01-04T00:00:00Z"), 168);
    long[] summer = paris.allInCentsPerMwh(Instant.parse("2027-07-05T00:00:00Z"), 168);
    long[] greenwich = utc.allInCentsPerMwh(Instant.parse("2027-07-05T00:00:00Z"), 168);

    // Monday at 18 o'clock in Paris is 17 in winter and 16 in summer by the clock of Greenwich.
    assertThat(winter[17]).isEqualTo(31_000);
    assertThat(summer[16]).isEqualTo(31_000);
    assertThat(greenwich[18]).isEqualTo(31_000);
    assertThat(winter[18]).isEqualTo(11_000);
    // Saturday at 3 o'clock: paid to be taken, and taxed.
    assertThat(winter[5 * 24 + 2]).isEqualTo(-9_000);
    assertThat(summer[5 * 24 + 1]).isEqualTo(-9_000);
    // The last hour of Sunday in Greenwich is Monday at 0 o'clock in Paris.
    assertThat(winter[167]).isEqualTo(Math.round(10_000 * (1 - 6.0 / 5)) + 1_000);
    assertThat(greenwich[167]).isEqualTo(11_000);
  }

  @Test
  void hoursThatAreAllTheSame_areThePrice() {
    SitePrices flat = new SitePrices(6_213, 1_207, 19_900, "test");
    SitePrices same =
        flat.withHours(new PriceHours(PARIS, Optional.of(FLAT), Optional.of(FLAT), "test"));
    Instant changed = Instant.parse("2027-03-22T00:00:00Z");

    assertThat(same.allInCentsPerMwh(changed, 168)).isEqualTo(flat.allInCentsPerMwh(changed, 168));
    assertThat(same.carbonGramsPerMwh(changed, 168)).containsOnly(19_900);
  }

  @Test
  void tariffAndTax_leaveTheHoursAsTheyAre() {
    Instant monday = Instant.parse("2027-01-04T00:00:00Z");
    SitePrices before =
        new SitePrices(8_000, 1_000, 0, "test")
            .withHours(hours(PARIS, random(new SplittableRandom(3))));

    long[] its = before.allInCentsPerMwh(monday, 168);
    long[] taxed = before.withTax(2_500).allInCentsPerMwh(monday, 168);
    long[] dearer = before.withEnergy(16_000).allInCentsPerMwh(monday, 168);

    for (int hour = 0; hour < 168; hour++) {
      assertThat(taxed[hour]).isEqualTo(its[hour] + 1_500);
      assertThat((double) dearer[hour] - 1_000).isCloseTo(2.0 * (its[hour] - 1_000), within(1.0));
    }
  }

  @Test
  void shapes_thatAreNoneOfAWeek_areRefused() {
    List<Double> high = day();
    high.set(3, 1.6);
    List<Double> far = day();
    far.set(3, 10.5);
    List<Double> negative = day();
    negative.set(3, -1.0);
    negative.set(4, 3.0);

    assertThatThrownBy(() -> shape(day().subList(0, 23), day())).hasMessageContaining("23 and 24");
    assertThatThrownBy(() -> shape(high, day())).hasMessageContaining("must be 1");
    assertThatThrownBy(() -> shape(far, day())).hasMessageContaining("10.5");
    assertThatThrownBy(
            () ->
                new PriceHours(
                    PARIS, Optional.empty(), Optional.of(shape(negative, day())), "test"))
        .hasMessageContaining("below 0");
    assertThatThrownBy(() -> new PriceHours(PARIS, Optional.empty(), Optional.empty(), "test"))
        .hasMessageContaining("neither");
  }
}
