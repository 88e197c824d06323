package eu.megawatt.planner.outlook;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * One possible future: what each demand comes to on each day, and when each step is there. For one
 * thread, which uses it again for draw after draw.
 */
final class Draw {

  private static final double DAYS_PER_YEAR = 365.25;
  private static final double LEAST_GROWTH = -0.95;

  /** So many days are multiplied before a power is taken again. */
  private static final int ANCHOR = 64;

  private final Terms terms;
  private final Chance chance;

  /** Kilowatts of IT by demand, streams first and then projects, and day. */
  final double[][] demandKw;

  /** The day on which each step is there; may be past the horizon. */
  final int[] stepDay;

  final int[] lotDay;

  Draw(Terms terms) {
    this.terms = terms;
    this.chance = new Chance(terms.question.seed());
    CapacityPlan plan = terms.plan;
    demandKw = new double[plan.streams().size() + plan.projects().size()][terms.dayCount];
    stepDay = new int[terms.steps.size()];
    lotDay = new int[plan.gpus().size()];
  }

  /** Becomes the draw of a number. */
  void draw(int number) {
    CapacityPlan plan = terms.plan;
    for (int i = 0; i < stepDay.length; i++) {
      int late = terms.steps.get(i).delay().at(chance.uniform(number, terms.stepKeys[i]));
      stepDay[i] = day(terms.steps.get(i).on()) + late;
    }
    for (int i = 0; i < lotDay.length; i++) {
      int late = plan.gpus().get(i).delay().at(chance.uniform(number, terms.lotKeys[i]));
      lotDay[i] = day(plan.gpus().get(i).on()) + late;
    }
    int streams = plan.streams().size();
    for (int i = 0; i < streams; i++) {
      DemandStream stream = plan.streams().get(i);
      double z = chance.normal(number, terms.streamKeys[i]);
      switch (stream.growth()) {
        case Growth.Compound it ->
            compound(
                demandKw[i],
                stream.startKw(),
                Math.max(LEAST_GROWTH, it.meanRatio() + it.deviationRatio() * z));
        case Growth.Forecast it -> forecast(demandKw[i], it.points(), z);
      }
    }
    for (int i = 0; i < plan.projects().size(); i++) {
      project(demandKw[streams + i], plan.projects().get(i), i, number);
    }
  }

  private int day(LocalDate date) {
    return (int) ChronoUnit.DAYS.between(terms.plan.from(), date);
  }

  private static void compound(double[] kw, double startKw, double growth) {
    double perDay = Math.pow(1 + growth, 1 / DAYS_PER_YEAR);
    for (int day = 0; day < kw.length; day++) {
      kw[day] =
          day % ANCHOR == 0
              ? startKw * Math.pow(1 + growth, day / DAYS_PER_YEAR)
              : kw[day - 1] * perDay;
    }
  }

  private void forecast(double[] kw, List<Point> points, double z) {
    int at = 0;
    for (int day = 0; day < kw.length; day++) {
      while (at + 2 < points.size() && day(points.get(at + 1).day()) <= day) {
        at++;
      }
      Point before = points.get(at);
      Point after = points.get(at + 1);
      double span = day(after.day()) - (double) day(before.day());
      double part = Math.clamp((day - day(before.day())) / span, 0.0, 1.0);
      kw[day] = before.kw(z) + part * (after.kw(z) - before.kw(z));
    }
  }

  private void project(double[] kw, Project project, int i, int number) {
    Arrays.fill(kw, 0);
    boolean comes =
        chance.uniform(number, terms.projectComesKeys[i]) * 1_000 < project.probabilityPermille();
    if (!comes) {
      return;
    }
    int late = project.delay().at(chance.uniform(number, terms.projectKeys[i]));
    int start = day(project.start()) + late;
    for (int day = Math.max(0, start); day < kw.length; day++) {
      double part =
          project.rampDays() == 0 ? 1 : Math.min(1, (day - start) / (double) project.rampDays());
      kw[day] = project.kw() * part;
    }
  }
}
