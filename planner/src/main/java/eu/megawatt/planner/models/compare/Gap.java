package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.mix.MixFigures;
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
    MixFigures small, MixFigures large, double tokenRatio, double requestRatio, double taskRatio) {

  public static Gap of(MixFigures small, MixFigures large) {
    return new Gap(
        small,
        large,
        perTokenJ(large) / perTokenJ(small),
        large.measured(Measurement::perRequestJ) / small.measured(Measurement::perRequestJ),
        large.taskWh().doubleValue() / small.taskWh().doubleValue());
  }

  /** Of all tokens of the mix. */
  private static double perTokenJ(MixFigures its) {
    return its.measured(it -> it.perTokenJ() * it.meanOutputTokens())
        / its.measured(Measurement::meanOutputTokens);
  }

  private static String served(MixFigures its) {
    return its.mix().isOfOne() ? its.words() : "%s at %s".formatted(its.nickname(), its.words());
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
        served(large),
        served(small));
  }
}
