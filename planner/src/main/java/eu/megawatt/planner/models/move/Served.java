package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.TaskFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a model serves within a power limit, in whole copies.
 *
 * @param facilityMw that the copies take, with cooling
 */
public record Served(
    String nickname, long copies, long gpus, BigDecimal facilityMw, BigDecimal requestsPerSecond) {

  private static final BigDecimal MOST_MW = BigDecimal.valueOf(100_000);

  /**
   * As many copies as fit.
   *
   * @param headroomMw of the facility, from 0 to 100000
   */
  public static Served within(BigDecimal headroomMw, TaskFigures figures) {
    if (headroomMw.signum() < 0 || headroomMw.compareTo(MOST_MW) > 0) {
      throw new IllegalArgumentException(
          "headroomMw is %s; it is from 0 to %s".formatted(headroomMw.toPlainString(), MOST_MW));
    }
    Serving one = new Serving(figures);
    long copies = headroomMw.divide(one.facilityMw(), 0, RoundingMode.FLOOR).longValueExact();
    return new Served(
        figures.nickname(),
        copies,
        copies * one.gpus(),
        one.facilityMw().multiply(BigDecimal.valueOf(copies)),
        one.requestsPerSecond(copies));
  }
}
