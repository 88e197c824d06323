package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.measure.Measurement;
import java.util.Locale;

/**
 * How many times the energy one model takes of another's, by token and by task. The two differ
 * where one writes longer answers, and both move with the latency that is asked, so the
 * configurations always stand beside them.
 *
 * @param tokenRatio energy of the GPUs by token of output
 * @param requestRatio energy of the GPUs by request
 * @param taskRatio energy of the facility by task
 */
public record Gap(
    TaskFigures small,
    TaskFigures large,
    double tokenRatio,
    double requestRatio,
    double taskRatio) {

  public static Gap of(TaskFigures small, TaskFigures large) {
    Measurement one = small.choice().measurement();
    Measurement other = large.choice().measurement();
    return new Gap(
        small,
        large,
        other.perTokenJ() / one.perTokenJ(),
        other.perRequestJ() / one.perRequestJ(),
        large.taskWh().doubleValue() / small.taskWh().doubleValue());
  }

  public String words() {
    return String.format(
        Locale.ROOT,
        "%s takes %.3g times the energy of %s by token, %.3g times by request, and %.3g times by task with host and cooling (%s; %s).",
        large.nickname(),
        tokenRatio,
        small.nickname(),
        requestRatio,
        taskRatio,
        large.choice().words(),
        small.choice().words());
  }
}
