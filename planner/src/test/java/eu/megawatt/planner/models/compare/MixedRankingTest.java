package eu.megawatt.planner.models.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.accepted.Overtaking;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Models at several tasks, against totals that are counted here request by request. */
class MixedRankingTest {

  private static final double ERROR_EUR = 0.002;
  private static final double HOST_KW = 1.275 * 1.15;

  @Test
  void ranking_anyMix_isOfTotalsCountedRequestByRequest() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int[] requests = random.ints(1 + random.nextInt(4), 1, 6).toArray();
      List<Candidate> candidates =
          List.of(drawn("a", requests, random), drawn("b", requests, random));
      for (Rejection rejection : List.of(retried(ERROR_EUR), new Rejection.Escalated("b"))) {
        Comparison comparison = new Comparison(candidates, rejection);
        for (Metric metric : Metric.values()) {
          for (Place place : comparison.ranking(metric).places()) {
            Figure its = place.figure();
            double expected = counted(comparison, its.nickname(), metric);
            assertThat(its.value().doubleValue())
                .as("seed %d, %s of %s", seed, metric, its.nickname())
                .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
          }
        }
      }
    }
  }

  /** Adds up what one request after the other takes, delivers, and costs where it is refused. */
  private static double counted(Comparison comparison, String nickname, Metric metric) {
    boolean isEscalated = comparison.rejection() instanceof Rejection.Escalated;
    Candidate own = comparison.candidate(nickname);
    double answers = 0;
    double accepted = 0;
    double eur = 0;
    double harmEur = 0;
    double wh = 0;
    double mgco2e = 0;
    double tokens = 0;
    double againEur = 0;
    double againMgco2e = 0;
    for (MixFigures.Part part : own.figures().parts()) {
      for (int i = 0; i < part.size().intValueExact(); i++) {
        String task = part.figures().task();
        Measurement it = part.figures().choice().measurement();
        double share = own.quality(task).orElseThrow().share();
        answers++;
        accepted += share;
        eur += eur(it);
        wh += wh(it);
        mgco2e += wh(it) * 19.9;
        tokens += it.meanOutputTokens();
        harmEur += (1 - share) * ERROR_EUR;
        Measurement large = comparison.candidate("b").figures().at(task).choice().measurement();
        againEur += (1 - share) * eur(large);
        againMgco2e += (1 - share) * wh(large) * 19.9;
      }
    }
    boolean isLast = nickname.equals("b");
    return switch (metric) {
      case QUALITY -> accepted / answers;
      case TASKS_PER_MWH -> answers / (wh / 1e6) / 1e6;
      case TOKENS_PER_SECOND_PER_MW -> tokens / (wh * 3_600 / 1e6);
      case COST_PER_ACCEPTED_TASK ->
          isEscalated ? (eur + (isLast ? 0 : againEur)) / answers : (eur + harmEur) / accepted;
      case CARBON_PER_ACCEPTED_TASK ->
          isEscalated ? (mgco2e + (isLast ? 0 : againMgco2e)) / answers : mgco2e / accepted;
    };
  }

  private static double eur(Measurement it) {
    return 2.6 * it.meanOutputTokens() / it.tokensPerSecond() / 3_600;
  }

  private static double wh(Measurement it) {
    return HOST_KW * 1_000 * it.meanOutputTokens() / it.tokensPerSecond() / 3_600;
  }

  /** Whoever judges again finds the true share between the ends as often as is said. */
  @Test
  void interval_ofAMix_holdsTheTruthInNineteenOfTwenty() {
    Random random = new Random(7);
    int drawn = 6_000;
    int within = 0;
    int tooWide = 0;
    for (int i = 0; i < drawn; i++) {
      int[] requests = random.ints(2 + random.nextInt(3), 1, 5).toArray();
      double truth = 0;
      double all = 0;
      Map<ModelQuality, BigDecimal> factors = new HashMap<>();
      double total = Arrays.stream(requests).sum();
      double endsWidth = 0;
      for (int task = 0; task < requests.length; task++) {
        double share = 0.55 + 0.4 * random.nextDouble();
        int trials = 60 + random.nextInt(300);
        int count = 0;
        for (int trial = 0; trial < trials; trial++) {
          count += random.nextDouble() < share ? 1 : 0;
        }
        truth += requests[task] * share;
        all += requests[task];
        BigDecimal factor = BigDecimal.valueOf(requests[task] / total);
        ModelQuality judged =
            quality("task" + task, (double) count / trials, OptionalInt.of(trials));
        factors.put(judged, factor);
        Bounds its = judged.interval().orElseThrow();
        endsWidth += factor.doubleValue() * (its.high() - its.low());
      }
      Bounds bounds = new ShareSum(BigDecimal.ZERO, factors).interval().orElseThrow();
      within += bounds.low() <= truth / all && truth / all <= bounds.high() ? 1 : 0;
      tooWide += bounds.high() - bounds.low() >= endsWidth ? 1 : 0;
    }
    assertThat((double) within / drawn).isBetween(0.94, 0.965);
    assertThat(tooWide).isZero();
  }

  @Test
  void interval_ofOneCountForSeveralTasks_isThatOfTheCount() {
    ModelQuality once = quality("chat", 0.8, OptionalInt.of(50));
    Candidate candidate =
        new Candidate(
            mix("a", new int[] {2, 3}, new Random(3)), Map.of("task0", once, "task1", once));

    Bounds bounds = candidate.acceptedShare().orElseThrow().interval().orElseThrow();

    assertThat(bounds.low()).isCloseTo(once.interval().orElseThrow().low(), within(1e-12));
    assertThat(bounds.high()).isCloseTo(once.interval().orElseThrow().high(), within(1e-12));
  }

  @Test
  void interval_ofWhatFallsWithShares_isTheOneOfWhatRisesTurnedRound() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Candidate candidate = drawn("a", new int[] {1, 4, 2}, random);
      ShareSum share = candidate.acceptedShare().orElseThrow();

      Bounds accepted = share.interval().orElseThrow();
      Bounds refused = share.refused(BigDecimal.ZERO).interval().orElseThrow();

      assertThat(refused.low()).as("seed %d", seed).isCloseTo(1 - accepted.high(), within(1e-12));
      assertThat(refused.high()).as("seed %d", seed).isCloseTo(1 - accepted.low(), within(1e-12));
      assertThat(accepted.low()).isPositive().isLessThanOrEqualTo(share.value().doubleValue());
      assertThat(accepted.high()).isBetween(share.value().doubleValue(), 1.0);
    }
  }

  @Test
  void ranking_sameMixInAnotherUnit_isTheSame() {
    for (long seed = 0; seed < 100; seed++) {
      List<Candidate> once =
          List.of(
              drawn("a", new int[] {1, 2}, new Random(seed)),
              drawn("b", new int[] {1, 2}, new Random(-1 - seed)));
      List<Candidate> sevenTimes =
          List.of(
              drawn("a", new int[] {7, 14}, new Random(seed)),
              drawn("b", new int[] {7, 14}, new Random(-1 - seed)));
      for (Metric metric : Metric.values()) {
        Ranking one = new Comparison(once, retried(ERROR_EUR)).ranking(metric);
        Ranking other = new Comparison(sevenTimes, retried(ERROR_EUR)).ranking(metric);
        for (Place place : one.places()) {
          double value = place.figure().value().doubleValue();
          assertThat(value(other, place.figure().nickname()))
              .isCloseTo(value, within(1e-12 * value));
        }
        assertThat(other.winner().words()).isEqualTo(one.winner().words());
      }
    }
  }

  @Test
  void duel_anyMix_isWhereTheTotalsAreTheSame() {
    int[] kinds = new int[2];
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Candidate> both =
          List.of(drawn("a", new int[] {3, 1}, random), drawn("b", new int[] {3, 1}, random));
      Duel duel = new Comparison(both, retried(ERROR_EUR)).duel("a", "b");
      Optional<BigDecimal> harmEur =
          switch (duel.harmEur()) {
            case Overtaking.Above(BigDecimal value) -> Optional.of(value);
            case Overtaking.Below(BigDecimal value) -> Optional.of(value);
            case Overtaking.Always _, Overtaking.Never _ -> Optional.empty();
          };
      kinds[harmEur.isPresent() ? 0 : 1]++;
      harmEur.ifPresent(
          value -> {
            Ranking there =
                new Comparison(both, retried(value.doubleValue()))
                    .ranking(Metric.COST_PER_ACCEPTED_TASK);
            assertThat(value(there, "a"))
                .isCloseTo(value(there, "b"), within(1e-9 * value(there, "a")));
          });
    }
    assertThat(kinds[0]).isGreaterThan(50);
    assertThat(kinds[1]).isGreaterThan(50);
  }

  /** Asking the small one first costs the same as the large one where the weighed share is met. */
  @Test
  void duel_smallFirst_countsEachAnswerByWhatTheLargeOneCosts() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Candidate> both =
          List.of(drawn("a", new int[] {2, 5}, random), drawn("b", new int[] {2, 5}, random));
      Comparison escalated = new Comparison(both, new Rejection.Escalated("b"));
      double smallEur = 0;
      double largeEur = 0;
      double weighedEur = 0;
      for (MixFigures.Part part : both.getFirst().figures().parts()) {
        String task = part.figures().task();
        double size = part.size().doubleValue();
        double its = size * eur(both.getLast().figures().at(task).choice().measurement());
        smallEur += size * eur(part.figures().choice().measurement());
        largeEur += its;
        weighedEur += its * both.getFirst().quality(task).orElseThrow().share();
      }
      boolean isCheaper =
          switch (escalated.duel("a", "b").smallFirstShare()) {
            case Overtaking.Above(BigDecimal value) -> weighedEur / largeEur > value.doubleValue();
            case Overtaking.Below _, Overtaking.Always _ -> throw new AssertionError();
            case Overtaking.Never _ -> false;
          };
      Ranking cost = escalated.ranking(Metric.COST_PER_ACCEPTED_TASK);
      assertThat(value(cost, "a") < value(cost, "b")).as("seed %d", seed).isEqualTo(isCheaper);
      assertThat(smallEur).isPositive();
    }
  }

  @Test
  void missing_taskThatNobodyJudged_isNamed() {
    Candidate half =
        new Candidate(
            mix("a", new int[] {1, 1}, new Random(1)),
            Map.of("task0", quality("task0", 0.5, OptionalInt.of(10))));
    Comparison comparison =
        new Comparison(
            List.of(half, drawn("b", new int[] {1, 1}, new Random(2))), retried(ERROR_EUR));

    assertThat(comparison.ranking(Metric.QUALITY).missing())
        .containsExactly(new Reading.Missing("a", "nobody has judged its answers at task1"));
    assertThat(comparison.ranking(Metric.TASKS_PER_MWH).missing()).isEmpty();
    assertThatThrownBy(() -> comparison.duel("a", "b"))
        .hasMessageContaining("nobody has judged the answers of a");
  }

  @Test
  void spread_trialsOfOneTaskUnknown_isUnknown() {
    Candidate candidate =
        new Candidate(
            mix("a", new int[] {9, 1}, new Random(1)),
            Map.of(
                "task0", quality("task0", 0.5, OptionalInt.of(10_000)),
                "task1", quality("task1", 0.5, OptionalInt.empty())));

    assertThat(candidate.acceptedShare().orElseThrow().interval()).isEmpty();
  }

  @Test
  void comparison_ofOtherShares_isRefused() {
    assertThatThrownBy(
            () ->
                new Comparison(
                    List.of(
                        drawn("a", new int[] {1, 1}, new Random(1)),
                        drawn("b", new int[] {3, 1}, new Random(2))),
                    retried(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[task0 50 %, task1 50 %, task0 75 %, task1 25 %]");
  }

  private static double value(Ranking ranking, String nickname) {
    return ranking.places().stream()
        .map(Place::figure)
        .filter(it -> it.nickname().equals(nickname))
        .mapToDouble(it -> it.value().doubleValue())
        .findFirst()
        .orElseThrow();
  }

  private static Rejection retried(double errorEur) {
    return new Rejection.Retried(
        new Assumed(BigDecimal.valueOf(errorEur), Source.measured("claims")));
  }

  private static Candidate drawn(String name, int[] requests, Random random) {
    MixFigures figures = mix(name, requests, random);
    Map<String, ModelQuality> qualities = new HashMap<>();
    for (MixFigures.Part part : figures.parts()) {
      String task = part.figures().task();
      qualities.put(
          task,
          quality(task, (1 + random.nextInt(20)) / 20.0, OptionalInt.of(10 + random.nextInt(990))));
    }
    return new Candidate(figures, qualities);
  }

  private static MixFigures mix(String name, int[] requests, Random random) {
    List<MixFigures.Part> parts = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      double perTokenJ = 0.05 + 0.01 * random.nextInt(40);
      Measurement it =
          TestingMeasurements.at(
              "task" + i, name, perTokenJ, 500 / perTokenJ, 50 + random.nextInt(2_000));
      parts.add(
          new MixFigures.Part(
              BigDecimal.valueOf(requests[i]),
              TaskFigures.of(List.of(it), TestingAssumptions.published())));
    }
    return new MixFigures(parts);
  }

  private static ModelQuality quality(String task, double share, OptionalInt trials) {
    return new ModelQuality(
        task, share, trials, Source.measured("own count"), LocalDate.of(2026, 2, 1));
  }
}
