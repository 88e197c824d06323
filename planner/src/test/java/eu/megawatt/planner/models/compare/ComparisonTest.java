package eu.megawatt.planner.models.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.Input;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.accepted.Overtaking;
import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

  /** An input counts as used by a metric where the figure changes with it. */
  @Test
  void estimated_eachInputAlone_labelsWhatChangesWithItAndNothingElse() {
    for (Metric metric : Metric.values()) {
      Figure plain = figure(comparison(EnumSet.noneOf(Input.class), Set.of()), metric);
      assertThat(plain.isEstimated()).isFalse();
      for (Input input : Input.values()) {
        Figure changed = figure(comparison(EnumSet.noneOf(Input.class), Set.of(input)), metric);
        Figure labelled = figure(comparison(EnumSet.of(input), Set.of()), metric);

        assertThat(labelled.isEstimated())
            .as("%s of %s", input, metric)
            .isEqualTo(changed.value().compareTo(plain.value()) != 0);
        assertThat(labelled.estimated()).allMatch(text -> text.startsWith(input.words()));
      }
    }
  }

  @Test
  void estimated_escalated_hasTheInputsOfTheLargeOneAndNoHarm() {
    Comparison retried = comparison(EnumSet.allOf(Input.class), Set.of());
    Comparison escalated = new Comparison(retried.candidates(), new Rejection.Escalated("large"));

    assertThat(figure(escalated, Metric.COST_PER_ACCEPTED_TASK).estimated())
        .containsExactly(
            "energy and speed of small: guess",
            "requests served at once, at most: guess",
            "utilisation: guess",
            "price of a GPU-hour of H100: guess",
            "quality of small: guess",
            "energy and speed of large: guess");
    assertThat(figure(escalated, Metric.TASKS_PER_MWH).estimated())
        .containsExactly(
            "energy and speed of small: guess",
            "requests served at once, at most: guess",
            "host power of H100: guess",
            "PUE: guess",
            "utilisation: guess");
  }

  @Test
  void estimated_qualityOfAnotherTask_saysSo() {
    Comparison comparison =
        new Comparison(
            List.of(
                candidate("small", "gpqa", 0.5, OptionalInt.of(100)),
                candidate("large", "chat", 0.6, OptionalInt.of(100))),
            new Rejection.Retried(Assumed.measured("0", "none")));

    assertThat(comparison.ranking(Metric.QUALITY).estimated())
        .containsExactly("quality of small: judged at gpqa, compared at chat");
  }

  @Test
  void escalated_costAndCarbon_areThoseByHand() {
    Comparison comparison =
        new Comparison(
            List.of(
                candidate("small", "chat", 0.8, OptionalInt.of(1_000)),
                candidate("large", "chat", 0.9, OptionalInt.of(1_000))),
            new Rejection.Escalated("large"));
    MixFigures small = comparison.candidates().getFirst().figures();
    MixFigures large = comparison.candidates().getLast().figures();

    Ranking cost = comparison.ranking(Metric.COST_PER_ACCEPTED_TASK);
    Ranking carbon = comparison.ranking(Metric.CARBON_PER_ACCEPTED_TASK);

    assertThat(value(cost, "small"))
        .isCloseTo(
            small.taskEur().doubleValue() + 0.2 * large.taskEur().doubleValue(), within(1e-12));
    assertThat(value(cost, "large")).isCloseTo(large.taskEur().doubleValue(), within(1e-12));
    assertThat(value(carbon, "small"))
        .isCloseTo(
            small.taskMgco2e().doubleValue() + 0.2 * large.taskMgco2e().doubleValue(),
            within(1e-9));
  }

  @Test
  void flip_publishedPair_swapsAndSaysSo() {
    Comparison comparison = published();

    Flip flip = comparison.flip(Metric.QUALITY, Metric.TASKS_PER_MWH);

    assertThat(flip.words())
        .isEqualTo(
            "By tasks per MWh instead of quality, GPT OSS 20B rises from 3 to 1; Qwen 3 235B A22B"
                + " Thinking FP8 falls from 1 to 2; DeepSeek R1 falls from 2 to 3.");
    assertThat(flip.before().winner().words())
        .startsWith("no winner by quality: Qwen 3 235B A22B Thinking FP8");
    assertThat(flip.after().winner().words())
        .isEqualTo("GPT OSS 20B (13.1) leads by tasks per MWh");
    assertThat(flip.after().estimated())
        .containsExactly("host power of B200: DGX B200, largest power by 8");
  }

  @Test
  void flip_thereAndBack_isTheOpposite() {
    Comparison comparison = published();
    for (Metric one : Metric.values()) {
      for (Metric other : Metric.values()) {
        Map<String, Flip.Step> back =
            comparison.flip(other, one).steps().stream()
                .collect(Collectors.toMap(Flip.Step::nickname, it -> it));
        for (Flip.Step step : comparison.flip(one, other).steps()) {
          assertThat(back.get(step.nickname()))
              .isEqualTo(new Flip.Step(step.nickname(), step.after(), step.before()));
        }
      }
    }
  }

  @Test
  void flip_withoutQuality_hasNoPlaceBefore() {
    Comparison comparison =
        new Comparison(
            List.of(
                new Candidate(
                    candidate("small", "chat", 1, OptionalInt.empty()).figures().at("chat"),
                    Optional.empty()),
                candidate("large", "chat", 0.9, OptionalInt.of(10))),
            new Rejection.Retried(Assumed.measured("0", "none")));

    assertThat(comparison.flip(Metric.QUALITY, Metric.TASKS_PER_MWH).words())
        .contains("small goes from no place to 1")
        .contains("large falls from 1 to 2");
    assertThat(comparison.flip(Metric.QUALITY, Metric.COST_PER_ACCEPTED_TASK).words())
        .contains("small has no place");
  }

  @Test
  void duel_publishedPair_isWhereBothCostTheSame() {
    Comparison comparison = published();
    String small = "GPT OSS 20B";
    String large = "Qwen 3 235B A22B Thinking FP8";

    Duel duel = comparison.duel(small, large);

    assertThat(duel.words())
        .containsExactly(
            "Qwen 3 235B A22B Thinking FP8 is the cheaper where a refused answer does harm of more"
                + " than 0.119 EUR.",
            "Qwen 3 235B A22B Thinking FP8 is the cheaper where more than 91.7 % of its answers"
                + " are accepted.",
            "Asking GPT OSS 20B first is the cheaper where more than 1.17 % of its answers are"
                + " accepted.");
    assertThat(duel.estimated()).containsExactly("harm of a refused answer: guess");
    if (duel.harmEur() instanceof Overtaking.Above(BigDecimal harmEur)) {
      Ranking there =
          new Comparison(
                  comparison.candidates(),
                  new Rejection.Retried(new Assumed(harmEur, Source.measured("break-even"))))
              .ranking(Metric.COST_PER_ACCEPTED_TASK);
      assertThat(value(there, small)).isCloseTo(value(there, large), within(1e-12));
    }
    assertThatThrownBy(() -> comparison.duel("GPT OSS 20", large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe \"GPT OSS 20B\"?");
  }

  @Test
  void late_modelWithoutAFastConfiguration_isNamedWithItsLatency() {
    Measurements measured = TestingMeasurements.published();
    Comparison comparison =
        new Comparison(
            List.of("Qwen 3 30B A3B Thinking", "GPT OSS 20B").stream()
                .map(
                    name ->
                        new Candidate(
                            TaskFigures.of(
                                measured.of(name, "gpqa", "B200"), TestingAssumptions.published()),
                            Optional.empty()))
                .toList(),
            new Rejection.Escalated("GPT OSS 20B"));

    assertThat(comparison.late())
        .containsExactly(
            "Qwen 3 30B A3B Thinking, 1 x B200, bfloat16, batch 460: p95 between tokens 120.5 ms; no"
                + " configuration keeps the 50.0 ms asked");
  }

  @Test
  void gap_publishedPairs_byTokenAndByRequestDiffer() {
    Gap longer = gap("Gemma 3 27B", "Llama 3.3 70B Instruct");
    Gap larger = gap("Llama 3.1 8B Instruct", "Llama 3.1 405B Instruct FP8");

    assertThat(longer.words())
        .isEqualTo(
            "Llama 3.3 70B Instruct takes 2.19 times the energy of Gemma 3 27B by token, 1.31 times"
                + " by request, and 1.34 times by task with host and cooling (4 x H100, bfloat16,"
                + " batch 96: p95 between tokens 39.7 ms, at most 50.0 ms asked; 2 x H100, bfloat16,"
                + " batch 128: p95 between tokens 40.4 ms, at most 50.0 ms asked).");
    assertThat(larger.tokenRatio()).isCloseTo(62, within(0.5));
    assertThat(larger.requestRatio()).isCloseTo(57, within(0.5));
  }

  private static Gap gap(String small, String large) {
    Measurements measured = TestingMeasurements.published();
    return Gap.of(
        MixFigures.of(
            TaskFigures.of(
                measured.of(small, "lm-arena-chat", "H100"), TestingAssumptions.published())),
        MixFigures.of(
            TaskFigures.of(
                measured.of(large, "lm-arena-chat", "H100"), TestingAssumptions.published())));
  }

  @Test
  void comparison_manyWrong_saysAllAtOnce() {
    Candidate one = candidate("small", "chat", 0.5, OptionalInt.empty());

    assertThatThrownBy(
            () -> new Comparison(Collections.nCopies(13, one), new Rejection.Escalated("huge")))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("candidates are 13; they are from 2 to 12")
        .contains("each is there once")
        .contains("\"huge\" is not a candidate to escalate to");
  }

  private static Comparison published() {
    Measurements measured = TestingMeasurements.published();
    Map<String, Double> shares =
        Map.of("GPT OSS 20B", 0.715, "Qwen 3 235B A22B Thinking FP8", 0.8, "DeepSeek R1", 0.763);
    return new Comparison(
        List.of("GPT OSS 20B", "Qwen 3 235B A22B Thinking FP8", "DeepSeek R1").stream()
            .map(
                name ->
                    new Candidate(
                        TaskFigures.of(
                            measured.of(name, "gpqa", "B200"), TestingAssumptions.published()),
                        Optional.of(
                            new ModelQuality(
                                "gpqa",
                                shares.getOrDefault(name, 0.0),
                                OptionalInt.of(198),
                                Source.measured("published"),
                                DAY))))
            .toList(),
        new Rejection.Retried(Assumed.estimated("0.05", "guess")));
  }

  private static Candidate candidate(String name, String task, double share, OptionalInt trials) {
    double perTokenJ = name.equals("small") ? 0.1 : 0.4;
    return new Candidate(
        TaskFigures.of(
            List.of(TestingMeasurements.of(name, perTokenJ, 400 / perTokenJ, 500, 30)),
            TestingAssumptions.published()),
        Optional.of(new ModelQuality(task, share, trials, Source.measured("count"), DAY)));
  }

  private static Figure figure(Comparison comparison, Metric metric) {
    return comparison.ranking(metric).places().stream()
        .map(Place::figure)
        .filter(it -> it.nickname().equals("small"))
        .findFirst()
        .orElseThrow();
  }

  private static double value(Ranking ranking, String nickname) {
    return ranking.places().stream()
        .filter(it -> it.figure().nickname().equals(nickname))
        .findFirst()
        .orElseThrow()
        .figure()
        .value()
        .doubleValue();
  }

  /** Two models with some inputs estimated and some of another value. */
  private static Comparison comparison(Set<Input> estimated, Set<Input> changed) {
    Drawing drawing = new Drawing(estimated, changed);
    Assumptions under =
        new Assumptions(
            Map.of(
                "H100",
                new GpuTerms(
                    drawing.assumed(Input.HOST_POWER, "1.2"),
                    drawing.assumed(Input.GPU_PRICE, "2.6"))),
            drawing.assumed(Input.PUE, "1.1"),
            drawing.assumed(Input.CARBON_INTENSITY, "20"),
            drawing.assumed(Input.UTILISATION, "0.5"),
            OptionalDouble.empty(),
            Optional.of(drawing.assumed(Input.BATCH, "64")));
    return new Comparison(
        List.of(drawing.candidate("small", under), drawing.candidate("large", under)),
        new Rejection.Retried(drawing.assumed(Input.ERROR_COST, "0.01")));
  }

  private record Drawing(Set<Input> estimated, Set<Input> changed) {

    Source source(Input input) {
      return estimated.contains(input) ? Source.estimated("guess") : Source.measured("meter");
    }

    Assumed assumed(Input input, String value) {
      BigDecimal factor = changed.contains(input) ? new BigDecimal("1.5") : BigDecimal.ONE;
      return new Assumed(new BigDecimal(value).multiply(factor), source(input));
    }

    Candidate candidate(String name, Assumptions under) {
      double speed = changed.contains(Input.MEASUREMENT) ? 900 : 1_000;
      Measurement like = TestingMeasurements.of(name, 0.4, speed, 500, 30);
      Measurement fuller = TestingMeasurements.of(name, 0.3, 1.2 * speed, 500, 30);
      Configuration its = like.configuration();
      Configuration full =
          new Configuration(
              its.gpuType(),
              its.gpuCount(),
              its.precision(),
              OptionalInt.of(96),
              OptionalDouble.of(96));
      double share = changed.contains(Input.QUALITY) ? 0.7 : 0.6;
      return new Candidate(
          TaskFigures.of(List.of(from(like, its), from(fuller, full)), under),
          Optional.of(
              new ModelQuality("chat", share, OptionalInt.of(50), source(Input.QUALITY), DAY)));
    }

    private Measurement from(Measurement like, Configuration configuration) {
      return new Measurement(
          like.modelId(),
          like.nickname(),
          like.task(),
          configuration,
          like.perTokenJ(),
          like.perRequestJ(),
          like.tokensPerSecond(),
          like.meanOutputTokens(),
          like.gap(),
          like.parameters(),
          source(Input.MEASUREMENT));
    }
  }
}
