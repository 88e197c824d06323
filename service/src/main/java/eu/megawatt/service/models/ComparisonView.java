package eu.megawatt.service.models;

import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.compare.Gap;
import eu.megawatt.planner.models.compare.Metric;
import eu.megawatt.planner.models.mix.Mix;
import eu.megawatt.planner.models.mix.MixFigures;
import eu.megawatt.planner.models.move.Move;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Models compared.
 *
 * @param task in words, with the shares where there are several
 * @param measurementVersion of the table of measurements
 * @param qualityVersion of the table of qualities; empty where there is none
 * @param late models that are not known to be fast enough, in words
 * @param rankings by every metric
 * @param flip from the metric that ranked before to the one that ranks
 */
public record ComparisonView(
    String task,
    List<TaskView> mix,
    int measurementVersion,
    Optional<Integer> qualityVersion,
    List<InputView> inputs,
    List<ModelView> models,
    List<String> late,
    List<RankingView> rankings,
    FlipView flip,
    DuelView duel,
    Optional<MoveView> move,
    Optional<JobMoveView> jobMove) {

  /** A task with its share of all. */
  public record TaskView(String task, double shareRatio) {

    private static List<TaskView> of(Mix mix) {
      return mix.tasks().stream()
          .map(it -> new TaskView(it.name(), mix.share(it).doubleValue()))
          .toList();
    }
  }

  static ComparisonView of(
      int measurementVersion, Optional<Integer> qualityVersion, ComparisonQuestion.Meant meant) {
    Comparison comparison = meant.comparison();
    List<Candidate> all = comparison.candidates();
    List<ModelView> models = all.stream().map(it -> ModelView.of(it, meant.headroomMw())).toList();
    return new ComparisonView(
        comparison.mix().words(),
        TaskView.of(comparison.mix()),
        measurementVersion,
        qualityVersion,
        inputs(comparison),
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
            .flatMap(
                its ->
                    its.load()
                        .map(
                            it ->
                                MoveView.of(
                                    Move.of(
                                        it.workload(),
                                        figures(all, its.from()),
                                        figures(all, its.to())),
                                    it.services()))),
        meant.moving().flatMap(its -> its.jobs().map(it -> JobMoveView.of(it, all, its.to()))));
  }

  private static List<InputView> inputs(Comparison comparison) {
    List<Candidate> all = comparison.candidates();
    List<InputView> assumed =
        InputView.of(
            all.getFirst().figures().under(),
            all.stream().flatMap(it -> ModelView.gpuTypes(it.figures())).distinct().toList(),
            comparison.rejection());
    return Stream.concat(assumed.stream(), InputView.accepted(all).stream()).toList();
  }

  private static MixFigures figures(List<Candidate> all, String nickname) {
    return all.stream()
        .filter(it -> it.nickname().equals(nickname))
        .findFirst()
        .orElseThrow()
        .figures();
  }
}
