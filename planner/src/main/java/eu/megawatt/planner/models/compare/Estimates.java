package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Input;
import eu.megawatt.planner.models.ModelQuality;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which inputs of a figure are estimated, and where they are from. */
record Estimates(Comparison comparison, Metric metric) {

  /** Of its own inputs, and of the model's that refused answers go to. */
  List<String> of(Candidate candidate) {
    List<String> own = candidate.figures().estimated(metric.inputs());
    List<String> taking = takesOver(candidate) ? List.of() : ofTaking();
    return Stream.of(own.stream(), quality(candidate), errorCost().stream(), taking.stream())
        .flatMap(all -> all)
        .distinct()
        .toList();
  }

  private List<String> ofTaking() {
    return comparison.candidates().stream()
        .filter(this::takesOver)
        .flatMap(it -> it.figures().estimated(metric.inputs()).stream())
        .toList();
  }

  private boolean takesOver(Candidate candidate) {
    return metric.isOfAccepted()
        && comparison.rejection() instanceof Rejection.Escalated(String to)
        && candidate.nickname().equals(to);
  }

  private Optional<String> errorCost() {
    return metric.inputs().contains(Input.ERROR_COST)
            && comparison.rejection() instanceof Rejection.Retried(var errorEur)
        ? Input.ERROR_COST.ifEstimated("", errorEur.source())
        : Optional.empty();
  }

  /** What the model says that takes over is taken, however good it is. */
  private Stream<String> quality(Candidate candidate) {
    return metric.inputs().contains(Input.QUALITY) && !takesOver(candidate)
        ? candidate.figures().mix().tasks().stream()
            .flatMap(task -> quality(candidate, task.name()).stream())
        : Stream.empty();
  }

  /** Quality at one task says only roughly how good a model is at another. */
  private static Optional<String> quality(Candidate candidate, String task) {
    return candidate.quality(task).flatMap(its -> quality(candidate.nickname(), task, its));
  }

  private static Optional<String> quality(String nickname, String task, ModelQuality its) {
    return its.task().equals(task)
        ? Input.QUALITY.ifEstimated(nickname, its.source())
        : Optional.of(
            "%s of %s: judged at %s, compared at %s"
                .formatted(Input.QUALITY.words(), nickname, its.task(), task));
  }
}
