package eu.megawatt.planner.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.forecast.ForecastPoint;
import eu.megawatt.planner.outlook.DemandFan;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Demands of plans from their history. */
final class PlanDemandTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final DemandGroup GROUP = new DemandGroup("training", "H200", "eu", "bank");
  private static final Growth.Compound STATED = new Growth.Compound(0.5, 0.2);

  private static DemandDays days(int count, long seed) {
    Random random = new Random(seed);
    double[] kw = new double[count];
    for (int i = 0; i < count; i++) {
      kw[i] =
          Math.max(0, 300 + i + 40 * Math.sin(i * 2 * Math.PI / 7) + 20 * random.nextGaussian());
    }
    return DemandDays.of(FROM, kw);
  }

  private static Foretold.Told told(int count, int ahead, long seed) {
    return (Foretold.Told) Foretold.of(days(count, seed), ahead);
  }

  @Test
  void foretold_tooShort_saysSoAndGuessesNothing() {
    assertThat(Foretold.of(days(Foretold.FEWEST_DAYS - 1, 1), 30))
        .isEqualTo(new Foretold.TooShort(Foretold.FEWEST_DAYS - 1, Foretold.FEWEST_DAYS));
    assertThat(Foretold.of(days(Foretold.FEWEST_DAYS, 1), 30)).isInstanceOf(Foretold.Told.class);
  }

  @Test
  void foretold_askedFartherThanTheHistoryReaches_endsAsFarAsItReachesBack() {
    Foretold.Told told = told(60, 1_000, 1);

    assertThat(told.from()).isEqualTo(FROM.plusDays(60));
    assertThat(told.to()).isEqualTo(FROM.plusDays(120));
    assertThat(told.testedDayCount()).isBetween(1, 30);
  }

  @Test
  void foretold_manyHistories_intervalsCoverWhatTheySay() {
    long values = 0;
    long covered = 0;
    for (int seed = 0; seed < 40; seed++) {
      var verification = told(90, 28, seed).verification().orElseThrow();
      values += verification.values();
      covered += verification.covered().getOrDefault(Foretold.LEVEL_PCT, 0L);
    }

    assertThat((double) covered / values).isBetween(0.74, 0.92);
  }

  @Test
  void stream_inAPlan_reachesUpToP90OfTheForecastAndIsAsWide() {
    for (int seed = 0; seed < 5; seed++) {
      Foretold.Told told = told(90, 42, seed);
      DemandStream stream =
          new PlanDemand(told, STATED).stream("d", GROUP, told.from(), told.from().plusYears(2));
      List<DemandFan.Day> fan = fan(stream, told.from(), told.from().plusDays(42));
      for (int i = 0; i < 42; i++) {
        ForecastPoint its = told.forecast().points().get(i);
        DemandFan.Day day = fan.get(i);

        assertThat(day.p50Kw()).isCloseTo(its.median(), within(0.02 * its.median()));
        assertThat(day.p90Kw()).isGreaterThan(0.98 * its.at(80).high());
        assertThat(day.p90Kw() - day.p10Kw())
            .isGreaterThan(0.97 * (its.at(80).high() - its.at(80).low()));
      }
    }
  }

  @Test
  void stream_ofALongForecast_isByWeeksAfterAQuarterAndMissesNoDay() {
    Foretold.Told told = told(200, 200, 2);
    Growth.Forecast growth =
        new PlanDemand(told, STATED).growth(told.from(), told.from().plusYears(1));
    List<Point> ahead =
        growth.points().stream()
            .filter(it -> !it.day().isBefore(told.from()) && it.day().isBefore(told.to()))
            .toList();
    double days = told.forecast().points().stream().mapToDouble(ForecastPoint::median).sum();
    double sum = 0;
    for (int i = 0; i < ahead.size(); i++) {
      sum += ahead.get(i).medianKw() * (i < 91 ? 1 : i + 1 < ahead.size() ? 7 : 200 - 91 - 14 * 7);
    }

    assertThat(ahead).hasSize(91 + 15);
    assertThat(sum).isCloseTo(days, within(0.01 * days));
  }

  private static List<DemandFan.Day> fan(DemandStream stream, LocalDate from, LocalDate to) {
    CapacityPlan plan =
        new CapacityPlan(
            "p", from, new TreeMap<>(), List.of(), List.of(), List.of(stream), List.of());
    return DemandFan.of(plan, Question.usual(to, 7).withDraws(4_000));
  }

  @Test
  void stream_afterTheForecast_growsAsStatedAndIsNeverSurer() {
    Foretold.Told told = told(90, 42, 3);
    Growth.Forecast growth =
        new PlanDemand(told, STATED).growth(told.from(), told.from().plusYears(5));
    Point last = lastBefore(growth, told.to());
    Point year = at(growth, last.day().plusYears(1));
    List<ForecastPoint> days = told.forecast().points();
    double week =
        days.subList(days.size() - 7, days.size()).stream()
            .mapToDouble(ForecastPoint::median)
            .average()
            .orElseThrow();

    assertThat(year.medianKw()).isCloseTo(1.5 * week, within(1.0));
    assertThat(growth.points().getLast().day()).isAfter(told.from().plusYears(5));
    double before = 0;
    for (Point it : growth.points()) {
      if (it.day().isAfter(last.day())) {
        double width = (it.p90Kw() - it.p10Kw()) / it.medianKw();
        assertThat(width).isGreaterThan(before);
        before = width;
      }
    }
    double years = 4;
    Point end = at(growth, last.day().plusYears(4));
    assertThat(end.p90Kw() / end.medianKw() - 1)
        .isGreaterThan(1.2815515655446004 * 0.2 / 1.5 * years * 0.99);
  }

  private static Point lastBefore(Growth.Forecast growth, LocalDate day) {
    return growth.points().stream()
        .filter(it -> it.day().isBefore(day))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private static Point at(Growth.Forecast growth, LocalDate day) {
    return growth.points().stream().filter(it -> it.day().equals(day)).findFirst().orElseThrow();
  }

  @Test
  void stream_ofAPlanThatHasBegun_isAsItWasBefore() {
    DemandDays days = days(90, 5);
    Foretold.Told told = (Foretold.Told) Foretold.of(days, 28);
    DemandStream stream =
        new PlanDemand(told, STATED)
            .stream("d", GROUP, FROM.plusDays(20), told.from().plusYears(1));
    LocalDate middle = told.from().minusDays(4);
    double sum = 0;
    for (int i = 1; i <= 7; i++) {
      sum += days.kw(told.from().minusDays(i)).orElseThrow();
    }
    Growth.Forecast growth = (Growth.Forecast) stream.growth();

    assertThat(at(growth, middle)).isEqualTo(Point.sure(middle, sum / 7));
    assertThat(growth.points().getFirst().day()).isBeforeOrEqualTo(FROM.plusDays(20));
    assertThat(growth.points().get(1).day()).isAfter(FROM.plusDays(20));
  }

  @Test
  void points_ofManyDemands_addUpToNearTheSumOfTheirMeans() {
    Random random = new Random(9);
    Point rare = new Point(FROM, 0, 0, 100);
    Point wide = new Point(FROM, 50, 10, 60);
    double[] sums = new double[4_001];
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < 40; k++) {
        sums[i] += rare.kw(random.nextGaussian()) + wide.kw(random.nextGaussian());
      }
    }
    Arrays.sort(sums);

    // The mean of half a normal distribution is sqrt(2 / pi) of its deviation.
    double half = Math.sqrt(2 / Math.PI) / 2 / 1.2815515655446004;
    double mean = 40 * (100 * half + 50 + (10 - 40) * half);
    assertThat(sums[sums.length / 2]).isCloseTo(mean, within(0.02 * mean));
    assertThat(rare.kw(-1)).isZero();
    assertThat(wide.kw(1.2815515655446004)).isCloseTo(60, within(1e-9));
    assertThat(wide.kw(-1.2815515655446004)).isCloseTo(10, within(1e-9));
  }
}
