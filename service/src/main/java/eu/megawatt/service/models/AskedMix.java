package eu.megawatt.service.models;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.mix.Mix;
import eu.megawatt.service.models.ComparisonQuestion.AskedTask;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tasks that models are compared at. */
record AskedMix(Asked asked, Known known) {

  /** One task, or several with their shares; empty where something is wrong. */
  Optional<Mix> of(Optional<String> task, Optional<List<AskedTask>> mix) {
    if (task.isPresent() && mix.isPresent()) {
      asked.add("/mix", "TooMany", "must not be there beside task.");
      return Optional.empty();
    }
    if (mix.isPresent()) {
      return ofSeveral(mix.get());
    }
    if (task.isEmpty()) {
      asked.add("/task", "Missing", "must be one of %s.".formatted(String.join(", ", tasks())));
      return Optional.empty();
    }
    return isKnown("/task", task.get()) ? Optional.of(Mix.of(task.get())) : Optional.empty();
  }

  private Optional<Mix> ofSeveral(List<AskedTask> all) {
    if (all.isEmpty() || all.size() > Mix.MOST) {
      asked.add("/mix", "OutOfRange", "must be 1 to %d tasks.".formatted(Mix.MOST));
      return Optional.empty();
    }
    List<Mix.Task> tasks = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String at = "/mix/" + i;
      String name = all.get(i).task().orElse("");
      Optional<BigDecimal> share = share(at + "/shareRatio", all.get(i).shareRatio());
      if (!seen.add(name)) {
        asked.add(at + "/task", "Twice", "\"%s\" is there already.".formatted(name));
      } else if (isKnown(at + "/task", name)) {
        share.map(it -> new Mix.Task(name, it)).ifPresent(tasks::add);
      }
    }
    return tasks.size() == all.size() ? Optional.of(new Mix(tasks)) : Optional.empty();
  }

  private Optional<BigDecimal> share(String at, Optional<Double> ratio) {
    if (ratio.filter(it -> it > 0 && it <= 1).isEmpty()) {
      asked.add(
          at,
          ratio.isEmpty() ? "Missing" : "OutOfRange",
          "must be more than 0 and at most 1; it counts as its part of all shares.");
      return Optional.empty();
    }
    return ratio.map(BigDecimal::valueOf);
  }

  private boolean isKnown(String at, String task) {
    List<String> tasks = tasks();
    if (!tasks.contains(task)) {
      asked.unknown(at, task, tasks);
    }
    return tasks.contains(task);
  }

  private List<String> tasks() {
    return known.measurements().stream().map(Measurement::task).distinct().toList();
  }
}
