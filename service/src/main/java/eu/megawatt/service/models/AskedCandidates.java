package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.mix.Mix;
import eu.megawatt.planner.models.mix.MixFigures;
import eu.megawatt.service.models.ComparisonQuestion.AskedModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The models that are asked for, with their figures.
 *
 * @param mix empty where the tasks are wrong
 * @param under empty where the assumptions are wrong
 */
record AskedCandidates(Asked asked, Known known, Optional<Mix> mix, Optional<Assumptions> under) {

  List<Candidate> of(List<AskedModel> models) {
    if (models.size() < 2 || models.size() > Comparison.MOST) {
      asked.add("/models", "OutOfRange", "must be 2 to %d models.".formatted(Comparison.MOST));
      return List.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      String at = "/models/" + i;
      AskedModel model = models.get(i);
      String nickname = model.nickname().orElse("");
      if (!seen.add(nickname)) {
        asked.add(at + "/nickname", "Twice", "\"%s\" is there already.".formatted(nickname));
      } else {
        mix.flatMap(it -> candidate(at, nickname, model, it)).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  private Optional<Candidate> candidate(String at, String nickname, AskedModel model, Mix tasks) {
    List<String> names = measuredAtAll(tasks);
    if (!names.contains(nickname)) {
      asked.unknown(at + "/nickname", nickname, names);
      return Optional.empty();
    }
    List<MixFigures.Part> parts = new ArrayList<>();
    Map<String, ModelQuality> qualities = new HashMap<>();
    for (Mix.Task task : tasks.tasks()) {
      quality(at, nickname, model, task.name())
          .ifPresent(quality -> qualities.put(task.name(), quality));
      figures(at, of(nickname, task), model.gpuType())
          .map(it -> new MixFigures.Part(task.parts(), it))
          .ifPresent(parts::add);
    }
    return parts.size() == tasks.tasks().size()
        ? Optional.of(new Candidate(new MixFigures(parts), qualities))
        : Optional.empty();
  }

  /** As it is asked, else as it was judged. */
  private Optional<ModelQuality> quality(
      String at, String nickname, AskedModel model, String task) {
    if (model.acceptedRatio().isEmpty()) {
      return known.judged().of(nickname, task);
    }
    try {
      return Optional.of(
          new ModelQuality(
              task,
              model.acceptedRatio().get(),
              OptionalInt.empty(),
              asked.source(at, model.source(), model.basis()),
              known.today()));
    } catch (IllegalArgumentException e) {
      asked.add(at + "/acceptedRatio", "OutOfRange", e.getMessage() + ".");
      return Optional.empty();
    }
  }

  /** Models that were measured at every task, in the order of the table. */
  private List<String> measuredAtAll(Mix tasks) {
    return known.measurements().stream()
        .map(Measurement::nickname)
        .distinct()
        .filter(name -> tasks.tasks().stream().noneMatch(task -> of(name, task).isEmpty()))
        .toList();
  }

  private List<Measurement> of(String nickname, Mix.Task task) {
    return known.measurements().stream()
        .filter(it -> it.nickname().equals(nickname) && it.task().equals(task.name()))
        .toList();
  }

  private Optional<TaskFigures> figures(
      String at, List<Measurement> its, Optional<String> gpuType) {
    List<String> types = its.stream().map(AskedCandidates::gpuType).distinct().toList();
    if (gpuType.isPresent() && !types.contains(gpuType.get())) {
      asked.unknown(at + "/gpuType", gpuType.get(), types);
      return Optional.empty();
    }
    List<Measurement> served =
        its.stream().filter(it -> gpuType.orElse(gpuType(it)).equals(gpuType(it))).toList();
    if (under.filter(it -> it.filled(served).isEmpty()).isPresent()) {
      asked.add(AskedAssumptions.BATCH, "Unfit", TaskFigures.fewest(served) + ".");
      return Optional.empty();
    }
    try {
      return under.map(it -> TaskFigures.of(served, it));
    } catch (IllegalArgumentException e) {
      asked.add("/assumptions/gpus", "Unfit", e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private static String gpuType(Measurement it) {
    return it.configuration().gpuType();
  }
}
