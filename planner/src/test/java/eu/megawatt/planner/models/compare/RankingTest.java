package eu.megawatt.planner.models.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rankings of models drawn by seed, against values worked out here with plain numbers. */
class RankingTest {

  private static final double ERROR_EUR = 0.002;
  private static final double HOST_KW = 1.275 * 1.15;

  /** What a metric should say of a model; without bounds where they are unknown. */
  private record Expected(double value, Optional<Bounds> bounds) {}

  @Test
  void ranking_anyModels_valuesAndOrderAreThoseWorkedOutHere() {
    for (long seed = 0; seed < 400; seed++) {
      Comparison comparison = drawn(new Random(seed));
      for (Metric metric : Metric.values()) {
        Ranking ranking = comparison.ranking(metric);
        Map<String, Expected> expected = expected(comparison, metric);

        assertThat(ranking.places().size() + ranking.missing().size())
            .isEqualTo(comparison.candidates().size());
        assertThat(ranking.places()).hasSameSizeAs(expected.keySet());
        for (Place place : ranking.places()) {
          Expected its = Objects.requireNonNull(expected.get(place.figure().nickname()));
          String as = "seed %d, %s: %s".formatted(seed, metric, place);
          assertThat(place.figure().value().doubleValue())
              .as(as)
              .isCloseTo(its.value(), within(1e-9 * its.value()));
          assertThat(place.rank()).as(as).isEqualTo(1 + better(metric, its, expected));
        }
      }
    }
  }

  @Test
  void winner_anyModels_isApartFromEveryOther() {
    int[] kinds = new int[3];
    for (long seed = 0; seed < 400; seed++) {
      Comparison comparison = drawn(new Random(seed));
      for (Metric metric : Metric.values()) {
        Ranking ranking = comparison.ranking(metric);
        Map<String, Expected> expected = expected(comparison, metric);
        List<String> apart = new ArrayList<>();
        expected.forEach(
            (name, its) -> {
              if (beatsAll(metric, name, expected)) {
                apart.add(name);
              }
            });

        String as = "seed %d, %s: %s of %s".formatted(seed, metric, ranking.winner(), expected);
        switch (ranking.winner()) {
          case Winner.Leads(Figure figure) -> {
            assertThat(apart).as(as).containsExactly(figure.nickname());
            kinds[0]++;
          }
          case Winner.Undecided(Figure first, List<Figure> overlapping) -> {
            assertThat(apart).as(as).isEmpty();
            assertThat(first.nickname()).isEqualTo(ranking.places().getFirst().figure().nickname());
            assertThat(overlapping).as(as).isNotEmpty().doesNotContain(first);
            kinds[1]++;
          }
          case Winner.Nobody _ -> {
            assertThat(expected.size()).as(as).isLessThan(2);
            kinds[2]++;
          }
        }
      }
    }
    assertThat(kinds[0]).isGreaterThan(100);
    assertThat(kinds[1]).isGreaterThan(100);
    assertThat(kinds[2]).isGreaterThan(5);
  }

  @Test
  void winner_trialsUnknown_isNoneHoweverFarAhead() {
    Comparison comparison =
        retried(
            List.of(
                candidate("a", 0.1, quality(0.99, OptionalInt.empty())),
                candidate("b", 0.2, quality(0.01, OptionalInt.of(100_000)))));

    assertThat(comparison.ranking(Metric.QUALITY).winner().words())
        .isEqualTo(
            "no winner by quality: a (0.99, of unknown trials) is not apart from b (0.00940 to"
                + " 0.0106)");
    assertThat(comparison.ranking(Metric.COST_PER_ACCEPTED_TASK).winner())
        .isInstanceOf(Winner.Undecided.class);
    assertThat(comparison.ranking(Metric.TASKS_PER_MWH).winner().words())
        .startsWith("a (")
        .endsWith("leads by tasks per MWh");
  }

  @Test
  void winner_sameSharesByMoreTrials_isFoundInTheEnd() {
    for (int trials : new int[] {20, 200, 20_000}) {
      Comparison comparison =
          retried(
              List.of(
                  candidate("a", 0.1, quality(0.80, OptionalInt.of(trials))),
                  candidate("b", 0.2, quality(0.76, OptionalInt.of(trials)))));

      assertThat(comparison.ranking(Metric.QUALITY).winner() instanceof Winner.Leads)
          .as("%d trials", trials)
          .isEqualTo(trials == 20_000);
    }
  }

  @Test
  void ranking_equalValues_shareARankAndTheNextCountsThem() {
    Ranking ranking =
        retried(
                List.of(
                    candidate("a", 0.1, Optional.empty()),
                    candidate("b", 0.2, quality(0.5, OptionalInt.of(10))),
                    candidate("c", 0.2, quality(0.7, OptionalInt.of(10))),
                    candidate("d", 0.2, quality(0.7, OptionalInt.of(10)))))
            .ranking(Metric.QUALITY);

    assertThat(ranking.places()).extracting(Place::rank).containsExactly(1, 1, 3);
    assertThat(ranking.missing())
        .containsExactly(new Reading.Missing("a", "nobody has judged its answers"));
  }

  private static int better(Metric metric, Expected its, Map<String, Expected> all) {
    return (int)
        all.values().stream()
            .filter(
                other ->
                    metric.isMoreBetter()
                        ? other.value() > its.value() * (1 + 1e-12)
                        : other.value() < its.value() * (1 - 1e-12))
            .count();
  }

  private static boolean beatsAll(Metric metric, String name, Map<String, Expected> all) {
    Optional<Bounds> own = Objects.requireNonNull(all.get(name)).bounds();
    return own.isPresent()
        && all.size() > 1
        && all.entrySet().stream()
            .filter(other -> !other.getKey().equals(name))
            .map(other -> other.getValue().bounds())
            .allMatch(
                other ->
                    other.isPresent()
                        && (metric.isMoreBetter()
                            ? own.get().low() > other.get().high()
                            : own.get().high() < other.get().low()));
  }

  private static Map<String, Expected> expected(Comparison comparison, Metric metric) {
    Map<String, Expected> expected = new HashMap<>();
    for (Candidate candidate : comparison.candidates()) {
      Optional<ModelQuality> quality = candidate.quality("chat");
      Measurement it = candidate.figures().at("chat").choice().measurement();
      double seconds = it.meanOutputTokens() / it.tokensPerSecond();
      double taskWh = HOST_KW * 1_000 * seconds / 3_600;
      boolean isOfAnswers =
          switch (metric) {
            case QUALITY, COST_PER_ACCEPTED_TASK, CARBON_PER_ACCEPTED_TASK -> true;
            case TASKS_PER_MWH, TOKENS_PER_SECOND_PER_MW -> false;
          };
      if (!isOfAnswers) {
        double value =
            metric == Metric.TASKS_PER_MWH ? 1 / taskWh : it.tokensPerSecond() / (HOST_KW / 1_000);
        expected.put(
            candidate.nickname(), new Expected(value, Optional.of(new Bounds(value, value))));
      } else if (quality.isPresent() && (metric == Metric.QUALITY || quality.get().share() > 0)) {
        expected.put(
            candidate.nickname(),
            new Expected(
                value(metric, taskWh, seconds, quality.get().share()),
                quality
                    .get()
                    .interval()
                    .map(
                        share -> {
                          double one = value(metric, taskWh, seconds, share.low());
                          double other = value(metric, taskWh, seconds, share.high());
                          return new Bounds(Math.min(one, other), Math.max(one, other));
                        })));
      }
    }
    return expected;
  }

  private static double value(Metric metric, double taskWh, double seconds, double share) {
    return switch (metric) {
      case QUALITY -> share;
      case COST_PER_ACCEPTED_TASK -> (2.6 * seconds / 3_600 + (1 - share) * ERROR_EUR) / share;
      case CARBON_PER_ACCEPTED_TASK -> taskWh * 19.9 / share;
      case TASKS_PER_MWH, TOKENS_PER_SECOND_PER_MW -> throw new AssertionError(metric);
    };
  }

  private static Comparison drawn(Random random) {
    List<Candidate> candidates = new ArrayList<>();
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      OptionalInt trials =
          random.nextInt(8) == 0
              ? OptionalInt.empty()
              : OptionalInt.of((int) Math.pow(10, 1 + random.nextInt(5)));
      candidates.add(
          candidate(
              "m" + i,
              0.05 + 0.01 * random.nextInt(40),
              random.nextInt(6) == 0
                  ? Optional.empty()
                  : quality(random.nextInt(21) / 20.0, trials)));
    }
    return retried(candidates);
  }

  private static Comparison retried(List<Candidate> candidates) {
    return new Comparison(
        candidates, new Rejection.Retried(Assumed.measured(Double.toString(ERROR_EUR), "claims")));
  }

  private static Candidate candidate(
      String name, double perTokenJ, Optional<ModelQuality> quality) {
    return new Candidate(
        TaskFigures.of(
            List.of(TestingMeasurements.of(name, perTokenJ, 500 / perTokenJ, 600, 30)),
            TestingAssumptions.published()),
        quality);
  }

  private static Optional<ModelQuality> quality(double share, OptionalInt trials) {
    return Optional.of(
        new ModelQuality(
            "chat", share, trials, Source.measured("own count"), LocalDate.of(2026, 2, 1)));
  }
}
