package eu.megawatt.planner.backtest;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was planned and what was asked for. Immutable.
 *
 * @param plans by the first day on which each was the newest; one at least
 * @param demand by group
 */
public record Past(
    NavigableMap<LocalDate, CapacityPlan> plans, SortedMap<DemandGroup, DemandDays> demand) {

  public Past {
    plans = Collections.unmodifiableNavigableMap(new TreeMap<>(plans));
    demand = Collections.unmodifiableSortedMap(new TreeMap<>(demand));
    if (plans.isEmpty()) {
      throw new IllegalArgumentException("A past has one capacity plan at least");
    }
  }

  /**
   * The plan of a day.
   *
   * @param isLater whether it is newer than the day, as there was none before
   */
  record PlanOf(CapacityPlan plan, boolean isLater) {}

  /** The plan that was the newest when a day began, or the first one. */
  PlanOf planOf(LocalDate day) {
    boolean isLater = plans.firstKey().isAfter(day);
    return new PlanOf((isLater ? plans.firstEntry() : plans.floorEntry(day)).getValue(), isLater);
  }

  /** The newest of all plans, which knows best when steps came. */
  CapacityPlan newest() {
    return plans.lastEntry().getValue();
  }

  /** What was known when a day began. A plan of later is known where there is none before. */
  public Past before(LocalDate day) {
    SortedMap<DemandGroup, DemandDays> known = new TreeMap<>();
    demand.forEach((group, days) -> known.put(group, days.before(day)));
    boolean isLater = plans.firstKey().isAfter(day);
    return new Past(plans.headMap(isLater ? plans.firstKey() : day, true), known);
  }
}
