package eu.megawatt.service.models;

import eu.megawatt.planner.models.Choice;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.move.Served;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A model as it is compared.
 *
 * @param words in which configuration it is served, and why
 * @param isLate whether no configuration is known to be fast enough
 * @param correctTaskWh energy by accepted answer; empty where none was judged or accepted
 * @param served within the headroom; empty where none was asked
 */
public record ModelView(
    String nickname,
    String gpuType,
    int gpuCount,
    String words,
    boolean isLate,
    String source,
    String basis,
    Optional<QualityView> quality,
    double gpuTaskWh,
    double gpuTaskSeconds,
    double taskWh,
    Optional<Double> correctTaskWh,
    double thousandTasksEur,
    double taskMgco2e,
    double tokensPerSecondPerMw,
    Optional<ServedView> served) {

  /** What a model serves within a power limit. */
  public record ServedView(
      long copyCount, long gpuCount, double facilityMw, double requestsPerSecond) {

    static ServedView of(Served its) {
      return new ServedView(
          its.copies(),
          its.gpus(),
          its.facilityMw().doubleValue(),
          its.requestsPerSecond().doubleValue());
    }
  }

  static ModelView of(Candidate candidate, Optional<BigDecimal> headroomMw) {
    TaskFigures figures = candidate.figures();
    Measurement it = figures.choice().measurement();
    Configuration configuration = it.configuration();
    return new ModelView(
        candidate.nickname(),
        configuration.gpuType(),
        configuration.gpuCount(),
        figures.choice().words(),
        figures.choice() instanceof Choice.Misses,
        it.source().text(),
        BasisWord.of(it.source()),
        candidate.quality().map(QualityView::of),
        figures.gpuTaskWh().doubleValue(),
        figures.gpuTaskSeconds().doubleValue(),
        figures.taskWh().doubleValue(),
        candidate.quality().flatMap(figures::correctTaskWh).map(BigDecimal::doubleValue),
        figures.thousandTasksEur().doubleValue(),
        figures.taskMgco2e().doubleValue(),
        figures.tokensPerSecondPerMw().doubleValue(),
        headroomMw.map(mw -> ServedView.of(Served.within(mw, figures))));
  }
}
