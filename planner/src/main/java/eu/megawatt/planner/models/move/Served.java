package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What a model serves within a power limit, in whole copies; each task of a mix has its own.
 *
 * @param facilityMw that the copies take, with cooling
 * @param requestsPerSecond of the whole mix
 */
public record Served(
    String nickname, long copies, long gpus, BigDecimal facilityMw, BigDecimal requestsPerSecond) {

  private static final BigDecimal MOST_MW = BigDecimal.valueOf(100_000);

  /**
   * As many copies as fit.
   *
   * @param headroomMw of the facility, from 0 to 100000
   */
  public static Served within(BigDecimal headroomMw, MixFigures figures) {
    if (headroomMw.signum() < 0 || headroomMw.compareTo(MOST_MW) > 0) {
      throw new IllegalArgumentException(
          "headroomMw is %s; it is from 0 to %s".formatted(headroomMw.toPlainString(), MOST_MW));
    }
    List<Serving> tasks = Serving.of(figures);
    BigDecimal most = BigDecimal.ZERO;
    for (Serving task : tasks) {
      most = most.max(task.requestsPerSecond(mostCopies(headroomMw, task, tasks)));
    }
    BigDecimal requestsPerSecond = most;
    return new Served(
        figures.nickname(),
        tasks.stream().mapToLong(it -> it.copies(requestsPerSecond)).sum(),
        tasks.stream().mapToLong(it -> it.copies(requestsPerSecond) * it.gpus()).sum(),
        takenMw(requestsPerSecond, tasks),
        requestsPerSecond);
  }

  /**
   * The most copies of a task that are filled with what fits. The largest workload that fits fills
   * the copies of some task.
   */
  private static long mostCopies(BigDecimal headroomMw, Serving task, List<Serving> tasks) {
    long fit = 0;
    long tooMany = headroomMw.divide(task.facilityMw(), 0, RoundingMode.FLOOR).longValueExact() + 1;
    while (tooMany - fit > 1) {
      long middle = fit + (tooMany - fit) / 2;
      if (takenMw(task.requestsPerSecond(middle), tasks).compareTo(headroomMw) <= 0) {
        fit = middle;
      } else {
        tooMany = middle;
      }
    }
    return fit;
  }

  private static BigDecimal takenMw(BigDecimal requestsPerSecond, List<Serving> tasks) {
    return tasks.stream()
        .map(it -> it.facilityMw().multiply(BigDecimal.valueOf(it.copies(requestsPerSecond))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
