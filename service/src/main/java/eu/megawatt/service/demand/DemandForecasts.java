package eu.megawatt.service.demand;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.demand.Foretold;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts of demand from its history. They change nothing. Thread-safe. */
public final class DemandForecasts {

  /** Groups that are foretold at once, the largest of all. */
  static final int MOST_GROUPS = 40;

  /** Groups whose history is told at once. */
  static final int MOST_TOLD = 500;

  private final DemandHistory history;
  private final CapacityPlans plans;

  public DemandForecasts(DemandHistory history, CapacityPlans plans) {
    this.history = history;
    this.plans = plans;
  }

  /**
   * Demand as it was.
   *
   * @throws ProblemException 422 with all that is wrong with what is asked
   */
  public HistoryView history(DemandRange asked) {
    List<FieldError> errors = new ArrayList<>();
    DemandRange.Meant meant = asked.meant(history, errors);
    refuse(errors);
    return HistoryView.of(Demands.of(history, meant, MOST_TOLD));
  }

  static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }

  /**
   * Forecasts.
   *
   * @throws ProblemException 422 with all that is wrong with what is asked
   */
  public ForecastsView of(ForecastQuestion asked) {
    List<FieldError> errors = new ArrayList<>();
    DemandRange.Meant meant = asked.range().meant(history, errors);
    int days = asked.days(errors);
    refuse(errors);
    Demands demands = Demands.of(history, meant, MOST_GROUPS);
    Optional<SavedDocument<CapacityDocument>> version = plans.newest();
    return new ForecastsView(
        demands.from(),
        demands.to(),
        HistoryView.words(demands.by()),
        version.map(SavedDocument::number),
        demands.unknownDayCount(),
        demands.waitingHourCount(),
        demands.leftOutCount(),
        demands.groups().stream()
            .map(it -> group(it, days, version.map(its -> its.document().plan())))
            .toList());
  }

  private static ForecastsView.Group group(Demands.Of its, int days, Optional<CapacityPlan> plan) {
    Foretold foretold = Foretold.of(its.series().days(), days);
    return new ForecastsView.Group(
        GroupView.of(its.group()),
        plan.map(it -> demandIds(it, its.group())).orElse(List.of()),
        its.series().assumedRatio(),
        HistoryView.told(its.series().demandKw()),
        switch (foretold) {
          case Foretold.TooShort(int known, int needed) ->
              Optional.of(new ForecastsView.TooShort(known, needed));
          case Foretold.Told _ -> Optional.empty();
        },
        switch (foretold) {
          case Foretold.TooShort _ -> Optional.empty();
          case Foretold.Told told -> Optional.of(ForecastsView.Told.of(told));
        });
  }

  /** The demands of a plan that are of a group; parts that it does not tell apart do not count. */
  static List<String> demandIds(CapacityPlan plan, DemandGroup group) {
    return plan.streams().stream().filter(it -> isOf(it, group)).map(DemandStream::id).toList();
  }

  private static boolean isOf(DemandStream stream, DemandGroup group) {
    return isSame(stream.workKind(), group.workKind())
        && isSame(stream.gpuType(), group.gpuType())
        && isSame(stream.profileId(), group.profileId())
        && isSame(stream.tenantId(), group.tenantId());
  }

  private static boolean isSame(String its, String part) {
    return part.equals(DemandGroup.ANY) || part.equals(its);
  }
}
