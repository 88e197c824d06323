package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.accepted.Offer;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    TaskFigures figures = candidate.figures();
    return switch (metric) {
      case QUALITY -> byShare(candidate, Optional::of);
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
    BigDecimal one = ofTask.apply(candidate.figures());
    return switch (comparison.rejection()) {
      case Rejection.Retried _ ->
          byShare(candidate, share -> new Offer(one, share).retriedEur(harm));
      case Rejection.Escalated(String to) -> {
        BigDecimal large = ofTask.apply(comparison.candidate(to).figures());
        yield candidate.nickname().equals(to)
            ? exact(candidate, one)
            : byShare(candidate, share -> Optional.of(new Offer(one, share).escalatedEur(large)));
      }
    };
  }

  private Reading exact(Candidate candidate, BigDecimal value) {
    return new Reading.Read(figure(candidate, value, new Spread.Exact()));
  }

  /** A value that rises or falls with the share of accepted answers, and its ends at theirs. */
  private Reading byShare(Candidate candidate, Function<BigDecimal, Optional<BigDecimal>> ofShare) {
    if (candidate.quality().isEmpty()) {
      return new Reading.Missing(candidate.nickname(), "nobody has judged its answers");
    }
    ModelQuality quality = candidate.quality().get();
    Optional<BigDecimal> value = ofShare.apply(BigDecimal.valueOf(quality.share()));
    if (value.isEmpty()) {
      return new Reading.Missing(candidate.nickname(), "none of its answers is accepted");
    }
    Spread spread =
        quality.interval().map(its -> spread(its, ofShare)).orElse(new Spread.Unknown());
    return new Reading.Read(figure(candidate, value.get(), spread));
  }

  private static Spread spread(Bounds share, Function<BigDecimal, Optional<BigDecimal>> ofShare) {
    double atLow = at(share.low(), ofShare);
    double atHigh = at(share.high(), ofShare);
    return new Spread.Within(new Bounds(Math.min(atLow, atHigh), Math.max(atLow, atHigh)));
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
