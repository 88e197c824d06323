package eu.megawatt.service.models;

import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.compare.Gap;
import eu.megawatt.planner.models.compare.Metric;
import eu.megawatt.planner.models.move.Move;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Models compared.
 *
 * @param measurementVersion of the table of measurements
 * @param qualityVersion of the table of qualities; empty where there is none
 * @param late models that are not known to be fast enough, in words
 * @param rankings by every metric
 * @param flip from the metric that ranked before to the one that ranks
 */
public record ComparisonView(
    String task,
    int measurementVersion,
    Optional<Integer> qualityVersion,
    List<InputView> inputs,
    List<ModelView> models,
    List<String> late,
    List<RankingView> rankings,
    FlipView flip,
    DuelView duel,
    Optional<MoveView> move) {

  static ComparisonView of(
      int measurementVersion, Optional<Integer> qualityVersion, ComparisonQuestion.Meant meant) {
    Comparison comparison = meant.comparison();
    List<Candidate> all = comparison.candidates();
    List<ModelView> models = all.stream().map(it -> ModelView.of(it, meant.headroomMw())).toList();
    return new ComparisonView(
        all.getFirst().figures().task(),
        measurementVersion,
        qualityVersion,
        InputView.of(
            all.getFirst().figures().under(),
            models.stream().map(ModelView::gpuType).distinct().toList(),
            comparison.rejection()),
        models,
        comparison.late(),
        Arrays.stream(Metric.values()).map(it -> RankingView.of(comparison.ranking(it))).toList(),
        FlipView.of(comparison.flip(meant.against(), meant.metric())),
        DuelView.of(
            comparison,
            meant.small(),
            meant.large(),
            Gap.of(figures(all, meant.small()), figures(all, meant.large()))),
        meant
            .moving()
            .map(
                it ->
                    MoveView.of(
                        Move.of(it.workload(), figures(all, it.from()), figures(all, it.to())))));
  }

  private static TaskFigures figures(List<Candidate> all, String nickname) {
    return all.stream()
        .filter(it -> it.nickname().equals(nickname))
        .findFirst()
        .orElseThrow()
        .figures();
  }
}
