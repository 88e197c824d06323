package eu.megawatt.planner.week;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.capacity.Project;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What a demand comes to on a day, as it is to be expected: growth by its mean, a forecast by its
 * median, a project at its likely start and by its probability.
 *
 * @param kw of IT
 */
record Asked(
    String demandId, String tenantId, String profileId, JobKind kind, String gpuType, double kw) {

  private static final double DAYS_PER_YEAR = 365.25;
  private static final double PER_MILLE = 1_000;
  private static final double MIDDLE = 0.5;

  /** Of all demands of a plan, in its order. */
  static List<Asked> on(CapacityPlan plan, LocalDate day) {
    List<Asked> all = new ArrayList<>();
    for (DemandStream it : plan.streams()) {
      double kw =
          switch (it.growth()) {
            case Growth.Compound(double mean, double _) ->
                it.startKw()
                    * Math.pow(1 + mean, ChronoUnit.DAYS.between(plan.from(), day) / DAYS_PER_YEAR);
            case Growth.Forecast(List<Point> points) -> along(points, day);
          };
      all.add(
          new Asked(it.id(), it.tenantId(), it.profileId(), kind(it.workKind()), it.gpuType(), kw));
    }
    for (Project it : plan.projects()) {
      all.add(
          new Asked(
              it.id(),
              it.tenantId(),
              it.profileId(),
              kind(it.workKind()),
              it.gpuType(),
              it.kw() * ramped(it, day) * it.probabilityPermille() / PER_MILLE));
    }
    return all;
  }

  /** Work of a kind that no scheduler knows may begin when it likes, as batch work does. */
  private static JobKind kind(String word) {
    return JobKind.ofWord(word).orElse(JobKind.BATCH);
  }

  private static double along(List<Point> points, LocalDate day) {
    if (!day.isAfter(points.getFirst().day())) {
      return points.getFirst().medianKw();
    }
    for (int i = 1; i < points.size(); i++) {
      Point after = points.get(i);
      if (!day.isAfter(after.day())) {
        Point before = points.get(i - 1);
        double part =
            (double) ChronoUnit.DAYS.between(before.day(), day)
                / ChronoUnit.DAYS.between(before.day(), after.day());
        return before.medianKw() + part * (after.medianKw() - before.medianKw());
      }
    }
    return points.getLast().medianKw();
  }

  private static double ramped(Project project, LocalDate day) {
    LocalDate start = project.start().plusDays(project.delay().at(MIDDLE));
    long days = ChronoUnit.DAYS.between(start, day);
    if (days < 0) {
      return 0;
    }
    return project.rampDays() == 0 ? 1 : Math.min(1, days / (double) project.rampDays());
  }
}
