package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.accepted.Offer;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The figures of a comparison's models by one metric. */
final class Figures {

  private final Comparison comparison;
  private final Metric metric;

  Figures(Comparison comparison, Metric metric) {
    this.comparison = comparison;
    this.metric = metric;
  }

  List<Reading> all() {
    return comparison.candidates().stream().map(this::reading).toList();
  }

  private Reading reading(Candidate candidate) {
    MixFigures figures = candidate.figures();
    return switch (metric) {
      case QUALITY -> judged(candidate, () -> accepted(candidate, Optional::of));
      case TASKS_PER_MWH -> exact(candidate, figures.millionTasksPerMWh());
      case TOKENS_PER_SECOND_PER_MW -> exact(candidate, figures.tokensPerSecondPerMw());
      case COST_PER_ACCEPTED_TASK ->
          byAccepted(candidate, TaskFigures::taskEur, comparison.errorEur());
      case CARBON_PER_ACCEPTED_TASK ->
          byAccepted(candidate, TaskFigures::taskMgco2e, BigDecimal.ZERO);
    };
  }

  /** Carbon by accepted task has the form of cost by accepted task, without harm. */
  private Reading byAccepted(
      Candidate candidate, Function<TaskFigures, BigDecimal> ofTask, BigDecimal harm) {
    BigDecimal one = candidate.figures().mean(ofTask);
    return switch (comparison.rejection()) {
      case Rejection.Retried _ ->
          judged(
              candidate,
              () -> accepted(candidate, share -> new Offer(one, share).retriedEur(harm)));
      case Rejection.Escalated(String to) ->
          candidate.nickname().equals(to)
              ? exact(candidate, one)
              : judged(
                  candidate, () -> escalated(candidate, one, comparison.candidate(to), ofTask));
    };
  }

  /** Each refused answer costs what the model that takes over asks for its kind of task. */
  private Reading escalated(
      Candidate candidate,
      BigDecimal one,
      Candidate large,
      Function<TaskFigures, BigDecimal> ofTask) {
    ShareSum sum =
        ShareSum.mean(candidate, task -> ofTask.apply(large.figures().at(task))).refused(one);
    return read(candidate, sum.value(), sum.interval());
  }

  private Reading exact(Candidate candidate, BigDecimal value) {
    return new Reading.Read(figure(candidate, value, new Spread.Exact()));
  }

  private static Reading judged(Candidate candidate, Supplier<Reading> reading) {
    List<String> unjudged = candidate.unjudged();
    if (unjudged.isEmpty()) {
      return reading.get();
    }
    String at = candidate.figures().mix().isOfOne() ? "" : " at " + String.join(", ", unjudged);
    return new Reading.Missing(candidate.nickname(), "nobody has judged its answers" + at);
  }

  /** A value that rises or falls with the share of accepted answers, and its ends at theirs. */
  private Reading accepted(
      Candidate candidate, Function<BigDecimal, Optional<BigDecimal>> ofShare) {
    ShareSum share = candidate.acceptedShare().orElseThrow();
    return ofShare
        .apply(share.value())
        .map(value -> read(candidate, value, share.interval().map(its -> ends(its, ofShare))))
        .orElseGet(
            () -> new Reading.Missing(candidate.nickname(), "none of its answers is accepted"));
  }

  private Reading read(Candidate candidate, BigDecimal value, Optional<Bounds> bounds) {
    Spread spread = bounds.<Spread>map(Spread.Within::new).orElseGet(Spread.Unknown::new);
    return new Reading.Read(figure(candidate, value, spread));
  }

  private static Bounds ends(Bounds share, Function<BigDecimal, Optional<BigDecimal>> ofShare) {
    double atLow = at(share.low(), ofShare);
    double atHigh = at(share.high(), ofShare);
    return new Bounds(Math.min(atLow, atHigh), Math.max(atLow, atHigh));
  }

  /** The low end of a share that is not 0 is not 0 either. */
  private static double at(double share, Function<BigDecimal, Optional<BigDecimal>> ofShare) {
    return ofShare.apply(BigDecimal.valueOf(share)).orElseThrow().doubleValue();
  }

  private Figure figure(Candidate candidate, BigDecimal value, Spread spread) {
    return new Figure(
        candidate.nickname(),
        metric,
        value,
        spread,
        new Estimates(comparison, metric).of(candidate));
  }
}
