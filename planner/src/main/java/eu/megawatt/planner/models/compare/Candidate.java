package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.TaskFigures;
import java.util.Optional;

/**
 * A model that is compared.
 *
 * @param quality empty where nobody has judged its answers
 */
public record Candidate(TaskFigures figures, Optional<ModelQuality> quality) {

  public String nickname() {
    return figures.nickname();
  }
}
