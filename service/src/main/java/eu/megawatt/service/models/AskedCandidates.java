package eu.megawatt.service.models;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.compare.Candidate;
import eu.megawatt.planner.models.compare.Comparison;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.service.models.ComparisonQuestion.AskedModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models that are asked for, with their figures.
 *
 * @param measured at the task
 * @param under empty where the assumptions are wrong
 */
record AskedCandidates(
    Asked asked, Known known, List<Measurement> measured, Optional<Assumptions> under) {

  List<Candidate> of(List<AskedModel> models) {
    if (models.size() < 2 || models.size() > Comparison.MOST) {
      asked.add("/models", "OutOfRange", "must be 2 to %d models.".formatted(Comparison.MOST));
      return List.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      String at = "/models/" + i;
      String nickname = models.get(i).nickname().orElse("");
      if (!seen.add(nickname)) {
        asked.add(at + "/nickname", "Twice", "\"%s\" is there already.".formatted(nickname));
      } else {
        candidate(at, nickname, models.get(i).gpuType()).ifPresent(candidates::add);
      }
    }
    return candidates;
  }

  private Optional<Candidate> candidate(String at, String nickname, Optional<String> gpuType) {
    List<Measurement> its = measured.stream().filter(it -> it.nickname().equals(nickname)).toList();
    if (its.isEmpty()) {
      if (!measured.isEmpty()) {
        asked.unknown(
            at + "/nickname",
            nickname,
            measured.stream().map(Measurement::nickname).distinct().toList());
      }
      return Optional.empty();
    }
    List<String> types = its.stream().map(AskedCandidates::gpuType).distinct().toList();
    if (gpuType.isPresent() && !types.contains(gpuType.get())) {
      asked.unknown(at + "/gpuType", gpuType.get(), types);
      return Optional.empty();
    }
    return figures(
            its.stream().filter(it -> gpuType.orElse(gpuType(it)).equals(gpuType(it))).toList())
        .map(it -> new Candidate(it, known.judged().of(nickname, it.task())));
  }

  private Optional<TaskFigures> figures(List<Measurement> its) {
    try {
      return under.map(it -> TaskFigures.of(its, it));
    } catch (IllegalArgumentException e) {
      asked.add("/assumptions/gpus", "Unfit", e.getMessage() + ".");
      return Optional.empty();
    }
  }

  private static String gpuType(Measurement it) {
    return it.configuration().gpuType();
  }
}
