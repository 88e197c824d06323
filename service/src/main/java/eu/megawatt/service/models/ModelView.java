package eu.megawatt.service.models;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.Choice;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.ShareSum;
import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.mix.MixFigures;
import eu.megawatt.planner.models.move.Served;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model as it is compared; of several tasks what a task takes on average.
 *
 * @param gpuType several with commas between them where tasks differ in it
 * @param words in which configuration it is served, and why
 * @param isLate whether no configuration is known to be fast enough, of some task
 * @param accepted empty where nobody has judged it at some task
 * @param correctTaskWh energy by accepted answer; empty where none was judged or accepted
 * @param served within the headroom; empty where none was asked
 */
public record ModelView(
    String nickname,
    String gpuType,
    String words,
    boolean isLate,
    Optional<AcceptedView> accepted,
    double gpuTaskWh,
    double gpuTaskSeconds,
    double taskWh,
    Optional<Double> correctTaskWh,
    double thousandTasksEur,
    double taskMgco2e,
    double tokensPerSecondPerMw,
    List<TaskView> tasks,
    Optional<ServedView> served) {

  /**
   * How many of all answers are accepted.
   *
   * @param lowRatio with 95 % confidence, as {@code highRatio}; empty where nobody counted the
   *     trials of some task
   */
  public record AcceptedView(
      double acceptedRatio, Optional<Double> lowRatio, Optional<Double> highRatio) {

    private static AcceptedView of(ShareSum its) {
      Optional<Bounds> bounds = its.interval();
      return new AcceptedView(
          its.value().doubleValue(), bounds.map(Bounds::low), bounds.map(Bounds::high));
    }
  }

  /**
   * At one task.
   *
   * @param gpuCount of one copy
   * @param quality empty where nobody has judged it
   */
  public record TaskView(
      String task,
      double shareRatio,
      String gpuType,
      int gpuCount,
      String words,
      boolean isLate,
      String source,
      String basis,
      Optional<QualityView> quality,
      double taskWh,
      double thousandTasksEur,
      double taskMgco2e) {

    private static TaskView of(MixFigures.Part part, Candidate candidate) {
      TaskFigures figures = part.figures();
      Measurement it = figures.choice().measurement();
      Configuration configuration = it.configuration();
      return new TaskView(
          figures.task(),
          candidate.figures().share(part).doubleValue(),
          configuration.gpuType(),
          configuration.gpuCount(),
          figures.choice().words(),
          figures.choice() instanceof Choice.Misses,
          it.source().text(),
          BasisWord.of(it.source()),
          candidate.quality(figures.task()).map(QualityView::of),
          figures.taskWh().doubleValue(),
          figures.thousandTasksEur().doubleValue(),
          figures.taskMgco2e().doubleValue());
    }
  }

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
    MixFigures figures = candidate.figures();
    Optional<ShareSum> accepted = candidate.acceptedShare();
    return new ModelView(
        candidate.nickname(),
        gpuTypes(figures).distinct().collect(Collectors.joining(", ")),
        figures.words(),
        !figures.late().isEmpty(),
        accepted.map(AcceptedView::of),
        figures.gpuTaskWh().doubleValue(),
        figures.gpuTaskSeconds().doubleValue(),
        figures.taskWh().doubleValue(),
        accepted
            .map(ShareSum::value)
            .filter(it -> it.signum() > 0)
            .map(it -> figures.taskWh().divide(it, MathContext.DECIMAL64).doubleValue()),
        figures.thousandTasksEur().doubleValue(),
        figures.taskMgco2e().doubleValue(),
        figures.tokensPerSecondPerMw().doubleValue(),
        figures.parts().stream().map(it -> TaskView.of(it, candidate)).toList(),
        headroomMw.map(mw -> ServedView.of(Served.within(mw, figures))));
  }

  /** Of its tasks, in their order. */
  static Stream<String> gpuTypes(MixFigures figures) {
    return figures.parts().stream()
        .map(it -> it.figures().choice().measurement().configuration().gpuType());
  }
}
