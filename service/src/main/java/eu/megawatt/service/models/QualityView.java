package eu.megawatt.service.models;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How many of a model's answers were accepted.
 *
 * @param lowRatio with 95 % confidence, as {@code highRatio}; empty where nobody counted the trials
 */
public record QualityView(
    String task,
    double acceptedRatio,
    Optional<Double> lowRatio,
    Optional<Double> highRatio,
    Optional<Integer> trialCount,
    String source,
    String basis,
    LocalDate day) {

  static QualityView of(ModelQuality its) {
    return new QualityView(
        its.task(),
        its.share(),
        its.interval().map(Bounds::low),
        its.interval().map(Bounds::high),
        its.trials().stream().boxed().findFirst(),
        its.source().text(),
        BasisWord.of(its.source()),
        its.day());
  }
}
