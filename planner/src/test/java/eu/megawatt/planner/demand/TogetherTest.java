package eu.megawatt.planner.demand;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.forecast.Bounds;
import eu.megawatt.planner.forecast.ForecastPoint;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Forecasts of parts and of their sum. */
final class TogetherTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final int DAYS = 120;
  private static final double P90 = 1.2815515655446004;

  /** Parts of a fleet that is full: what one takes the others leave, with bursts. */
  private static SortedMap<String, DemandDays> parts(long seed) {
    Random random = new Random(seed);
    double[][] kw = new double[5][DAYS];
    for (int day = 0; day < DAYS; day++) {
      double[] weight = new double[kw.length];
      for (int i = 0; i < weight.length; i++) {
        weight[i] = Math.exp(0.7 * random.nextGaussian());
      }
      double all = Arrays.stream(weight).sum();
      double full = 10_000 + 1_000 * random.nextGaussian();
      for (int i = 0; i < kw.length; i++) {
        kw[i][day] = full * weight[i] / all;
      }
    }
    SortedMap<String, DemandDays> parts = new TreeMap<>();
    for (int i = 0; i < kw.length; i++) {
      parts.put("part " + i, DemandDays.of(FROM, kw[i]));
    }
    return parts;
  }

  private static SortedMap<String, Foretold.Told> told(SortedMap<String, DemandDays> days) {
    SortedMap<String, Foretold.Told> told = new TreeMap<>();
    days.forEach((id, its) -> told.put(id, (Foretold.Told) Foretold.briefly(its, 20)));
    return told;
  }

  /** One of a normal distribution of two halves. */
  private static double drawn(ForecastPoint point, double z) {
    Bounds bounds = point.at(80);
    double half = z < 0 ? point.median() - bounds.low() : bounds.high() - point.median();
    return Math.max(0, point.median() + z / P90 * half);
  }

  @Test
  void parts_madeToGoTogether_addUpToTheForecastOfTheirSum() {
    for (int seed = 0; seed < 5; seed++) {
      SortedMap<String, DemandDays> days = parts(seed);
      SortedMap<String, Foretold.Told> together = Together.of(told(days), days);
      ForecastPoint sum =
          ((Foretold.Told) Foretold.briefly(DemandDays.sum(days.values()), 20))
              .forecast()
              .points()
              .get(10);
      Random random = new Random(seed);
      double[] sums = new double[4_001];
      for (int i = 0; i < sums.length; i++) {
        for (Foretold.Told its : together.values()) {
          sums[i] += drawn(its.forecast().points().get(10), random.nextGaussian());
        }
      }
      Arrays.sort(sums);

      double width = sum.at(80).high() - sum.at(80).low();
      assertThat(sums[2_000]).isCloseTo(sum.median(), within(0.25 * width));
      assertThat(sums[3_600] - sums[400]).isCloseTo(width, within(0.25 * width));
    }
  }

  @Test
  void parts_eachForItself_areWiderThanTheirSumOfAFullFleet() {
    SortedMap<String, DemandDays> days = parts(1);
    SortedMap<String, Foretold.Told> alone = told(days);
    SortedMap<String, Foretold.Told> together = Together.of(alone, days);

    for (String id : days.keySet()) {
      Bounds before = first(alone, id);
      Bounds after = first(together, id);
      assertThat(after.high() - after.low()).isLessThan(before.high() - before.low());
    }
  }

  private static Bounds first(SortedMap<String, Foretold.Told> told, String id) {
    return requireNonNull(told.get(id)).forecast().points().getFirst().at(80);
  }

  @Test
  void part_alone_staysAsItIs() {
    SortedMap<String, DemandDays> days = new TreeMap<>(parts(1).headMap("part 1"));
    SortedMap<String, Foretold.Told> told = told(days);

    assertThat(Together.of(told, days)).isEqualTo(told);
  }

  @Test
  void sum_ofDaysOfWhichOneIsNotKnown_isNotKnown() {
    DemandDays sum =
        DemandDays.sum(
            List.of(
                DemandDays.of(FROM, 1, Double.NaN, 3), DemandDays.of(FROM.plusDays(2), 10, 20)));

    assertThat(sum.kw(FROM)).hasValue(1);
    assertThat(sum.kw(FROM.plusDays(1))).isEmpty();
    assertThat(sum.kw(FROM.plusDays(2))).hasValue(13);
    assertThat(sum.kw(FROM.plusDays(3))).hasValue(20);
    assertThat(sum.to()).isEqualTo(FROM.plusDays(4));
  }
}
