package eu.megawatt.planner.models;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was judged of models.
 *
 * @param all in the order of the file
 */
public record Judged(List<Row> all) {

  /** Of one model at one task, on one day. */
  public record Row(String nickname, ModelQuality quality) {}

  public Judged {
    all = List.copyOf(all);
  }

  /**
   * The newest of a model at a task; where it was never judged at it, the newest at any other, of
   * which figures say that they are estimated. Of several on one day, the last of the file.
   */
  public Optional<ModelQuality> of(String nickname, String task) {
    Comparator<ModelQuality> fitting =
        Comparator.comparing((ModelQuality it) -> it.task().equals(task))
            .thenComparing(ModelQuality::day);
    return all.stream()
        .filter(it -> it.nickname().equals(nickname))
        .map(Row::quality)
        .reduce((before, next) -> fitting.compare(before, next) > 0 ? before : next);
  }
}
