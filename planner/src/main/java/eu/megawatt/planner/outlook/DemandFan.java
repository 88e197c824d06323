package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What all demand of a plan comes to on each day, whatever there is for it. The same plan and
 * question have the same days as their outlook.
 */
public final class DemandFan {

  private static final double TENTH = 0.1;
  private static final double HALF = 0.5;

  /** The most numbers that are held at once: a year of a thousand draws and some. */
  private static final long MOST_NUMBERS = 4_000_000;

  private DemandFan() {}

  /**
   * A day.
   *
   * @param p10Kw of IT, that demand is below in a tenth of all draws
   */
  public record Day(LocalDate day, double p10Kw, double p50Kw, double p90Kw) {}

  /**
   * All days to the horizon.
   *
   * @throws IllegalArgumentException where the horizon is too near or too far, or days times draws
   *     are too many
   */
  public static List<Day> of(CapacityPlan plan, Question question) {
    Terms terms = new Terms(plan, question);
    if ((long) terms.dayCount * question.drawCount() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "%,d days of %,d draws; allowed are %,d of both multiplied"
              .formatted(terms.dayCount, question.drawCount(), MOST_NUMBERS));
    }
    double[][] kw = new double[terms.dayCount][question.drawCount()];
    Draw draw = new Draw(terms);
    for (int number = 0; number < question.drawCount(); number++) {
      draw.draw(number);
      for (double[] its : draw.demandKw) {
        for (int day = 0; day < its.length; day++) {
          kw[day][number] += its[day];
        }
      }
    }
    List<Day> days = new ArrayList<>();
    for (int day = 0; day < kw.length; day++) {
      Arrays.sort(kw[day]);
      days.add(
          new Day(
              plan.from().plusDays(day),
              at(kw[day], TENTH),
              at(kw[day], HALF),
              at(kw[day], 1 - TENTH)));
    }
    return days;
  }

  private static double at(double[] sorted, double part) {
    return sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)];
  }
}
