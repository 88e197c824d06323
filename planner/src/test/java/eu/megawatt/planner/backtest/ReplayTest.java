package eu.megawatt.planner.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.backtest.BackTest.RunoutKind;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.Pue;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Replays of past periods. */
final class ReplayTest {

  private static final LocalDate FROM = LocalDate.of(2026, 1, 5);
  private static final Pue PUE = new Pue(0, 0, 0, 0, 0);
  private static final DemandGroup BANK = new DemandGroup("training", "H200", "eu", "bank");
  private static final DemandGroup VOICE = new DemandGroup("inference", "H200", "eu", "voice");
  private static final Replay.Terms TERMS = new Replay.Terms(21, 200, 1, 0);

  private static CapacityPlan plan(long kw) {
    SortedMap<String, Site> sites = new TreeMap<>();
    sites.put("s", new Site("s", "S", "FR", false, new TreeSet<>(List.of("eu")), PUE));
    SupplyStep step =
        new SupplyStep(
            "step", "s", StepKind.ENERGISED, FROM.minusYears(1), kw, 1_000, Delay.NONE, "test");
    return new CapacityPlan("p" + kw, FROM, sites, List.of(step), List.of(), List.of(), List.of());
  }

  private static double[] noisy(int count, double base, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count)
        .mapToDouble(i -> base + 0.4 * i + 8 * Math.sin(i) + 5 * random.nextGaussian())
        .map(it -> Math.max(0, it))
        .toArray();
  }

  private static Past past(Map<LocalDate, CapacityPlan> plans, double[] bank, double[] voice) {
    SortedMap<DemandGroup, DemandDays> demand = new TreeMap<>();
    demand.put(BANK, DemandDays.of(FROM, bank));
    demand.put(VOICE, DemandDays.of(FROM, voice));
    return new Past(new TreeMap<>(plans), demand);
  }

  @Test
  void saying_otherDaysAndPlansAfterIt_isTheSame() {
    for (int seed = 0; seed < 8; seed++) {
      double[] bank = noisy(100, 100, seed);
      double[] voice = noisy(100, 50, 50 + seed);
      LocalDate at = FROM.plusDays(60 + seed);
      Map<LocalDate, CapacityPlan> plans = Map.of(FROM, plan(190), at.plusDays(1), plan(500));
      BackTest said = Replay.of(past(plans, bank, voice), List.of(at), TERMS);
      for (int i = 60 + seed; i < 100; i++) {
        bank[i] = 1_000 + i;
        voice[i] = 0;
      }
      Map<LocalDate, CapacityPlan> others = Map.of(FROM, plan(190), at.plusDays(1), plan(9));
      BackTest later = Replay.of(past(others, bank, voice), List.of(at), TERMS);
      BackTest.Origin one = said.origins().getFirst();
      BackTest.Origin other = later.origins().getFirst();

      assertThat(other.exhaustion().orElseThrow().told())
          .isEqualTo(one.exhaustion().orElseThrow().told());
      assertThat(other.days()).hasSameSizeAs(one.days());
      for (int i = 0; i < one.days().size(); i++) {
        BackTest.Day before = one.days().get(i);
        BackTest.Day after = other.days().get(i);
        assertThat(after)
            .isEqualTo(
                new BackTest.Day(
                    before.day(),
                    before.p10Kw(),
                    before.p50Kw(),
                    before.p90Kw(),
                    before.naiveKw(),
                    after.cameKw()));
        assertThat(after.cameKw()).isNotEqualTo(before.cameKw());
      }
    }
  }

  @Test
  void errors_ofAnyReplay_areThoseCountedByHand() {
    double[] bank = noisy(110, 100, 3);
    double[] voice = noisy(110, 40, 4);
    List<LocalDate> origins =
        IntStream.range(0, 8).mapToObj(i -> FROM.plusDays(50 + 7L * i)).toList();
    BackTest test = Replay.of(past(Map.of(FROM, plan(900)), bank, voice), origins, TERMS);
    double error = 0;
    double bias = 0;
    double scaled = 0;
    double naive = 0;
    int covered = 0;
    int count = 0;
    for (BackTest.Origin origin : test.origins()) {
      int known = (int) ChronoUnit.DAYS.between(FROM, origin.at());
      double unit = 0;
      for (int i = 7; i < known; i++) {
        unit += Math.abs(bank[i] + voice[i] - bank[i - 7] - voice[i - 7]) / (known - 7);
      }
      assertThat(origin.days()).hasSize(Math.min(21, 110 - known));
      for (BackTest.Day day : origin.days()) {
        int at = (int) ChronoUnit.DAYS.between(FROM, day.day());
        double came = bank[at] + voice[at];
        int weekBefore = known - 7 + (at - known) % 7;
        double again = bank[weekBefore] + voice[weekBefore];
        assertThat(day.cameKw()).isCloseTo(came, within(1e-9));
        error += Math.abs(day.p50Kw() - came);
        bias += day.p50Kw() - came;
        scaled += Math.abs(day.p50Kw() - came) / unit;
        naive += Math.abs(again - came) / unit;
        covered += day.p10Kw() <= came && came <= day.p90Kw() ? 1 : 0;
        count++;
      }
    }

    BackTest.Errors all = test.all();
    assertThat(all.count()).isEqualTo(count);
    assertThat(all.meanErrorKw()).isCloseTo(error / count, within(1e-9));
    assertThat(all.biasKw()).isCloseTo(bias / count, within(1e-9));
    assertThat(all.mase()).isCloseTo(scaled / count, within(1e-9));
    assertThat(all.naiveMase()).isCloseTo(naive / count, within(1e-9));
    assertThat(all.coveredRatio()).isCloseTo((double) covered / count, within(1e-9));
    assertThat(test.errors().stream().mapToLong(BackTest.Errors::count).sum()).isEqualTo(count);
    assertThat(test.errors().getFirst().toDays()).isEqualTo(7);
  }

  @Test
  void demandThatIsTheSameEachDay_isForetoldWithoutError() {
    double[] bank = IntStream.range(0, 80).mapToDouble(_ -> 70).toArray();
    double[] voice = IntStream.range(0, 80).mapToDouble(_ -> 30).toArray();
    BackTest test =
        Replay.of(past(Map.of(FROM, plan(120)), bank, voice), List.of(FROM.plusDays(50)), TERMS);

    assertThat(test.all().meanErrorKw()).isCloseTo(0, within(0.01));
    assertThat(test.origins().getFirst().exhaustion().orElseThrow().kind())
        .isEqualTo(RunoutKind.NEITHER);
  }

  @Test
  void runout_thatCame_isOnTheFirstDayAboveTheSupply() {
    for (int seed = 0; seed < 6; seed++) {
      double[] bank = noisy(120, 60, seed);
      double[] voice = noisy(120, 30, seed + 90);
      long kw = 120 + 5L * seed;
      LocalDate at = FROM.plusDays(45);
      BackTest test =
          Replay.of(
              past(Map.of(FROM, plan(kw)), bank, voice),
              List.of(at),
              new Replay.Terms(75, 100, 1, 0));
      Optional<LocalDate> by =
          IntStream.range(45, 120)
              .filter(i -> bank[i] + voice[i] > kw)
              .mapToObj(FROM::plusDays)
              .findFirst();
      BackTest.Runout runout = test.origins().getFirst().exhaustion().orElseThrow();

      assertThat(runout.cameOn()).isEqualTo(by);
      Optional<LocalDate> told = runout.told().p50();
      if (by.isPresent() && told.isPresent()) {
        assertThat(runout.errorDays()).hasValue(ChronoUnit.DAYS.between(by.get(), told.get()));
        assertThat(runout.kind()).isEqualTo(RunoutKind.CAME);
      } else {
        assertThat(runout.errorDays()).isEmpty();
        assertThat(runout.kind())
            .isEqualTo(
                by.isPresent()
                    ? RunoutKind.MISSED
                    : told.isPresent() ? RunoutKind.FALSE_ALARM : RunoutKind.NEITHER);
      }
    }
  }

  @Test
  void origin_beforeEnoughIsKnown_isSkippedWithAReason() {
    BackTest test =
        Replay.of(
            past(Map.of(FROM, plan(120)), noisy(60, 50, 1), noisy(60, 50, 2)),
            List.of(FROM.plusDays(10), FROM.plusDays(40)),
            TERMS);

    assertThat(test.origins()).extracting(BackTest.Origin::at).containsExactly(FROM.plusDays(40));
    assertThat(test.skipped()).hasSize(1);
    assertThat(test.skipped().getFirst().reason()).contains("24 days");
  }

  @Test
  void planOfLater_andWorkWithoutASite_areTold() {
    SortedMap<DemandGroup, DemandDays> demand = new TreeMap<>();
    demand.put(
        new DemandGroup("training", "H200", DemandGroup.UNKNOWN, "bank"),
        DemandDays.of(FROM, noisy(60, 50, 1)));
    Past past = new Past(new TreeMap<>(Map.of(FROM.plusYears(1), plan(10))), demand);
    BackTest.Origin origin =
        Replay.of(past, new ArrayList<>(List.of(FROM.plusDays(40))), TERMS).origins().getFirst();

    assertThat(origin.isLaterPlan()).isTrue();
    assertThat(origin.exhaustion()).isEmpty();
    assertThat(origin.days()).hasSize(20);
  }
}
