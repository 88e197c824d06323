package eu.megawatt.planner.backtest;

import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.outlook.DemandFan;
import eu.megawatt.planner.outlook.Exhaustion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the planner would have said when a day began, of that day and those after it.
 *
 * @param isLaterPlan whether the plan is newer than the day, as there was none before
 * @param groups whose demand it speaks of
 * @param untold groups of which too little was known
 * @param days of the demand of all groups
 * @param exhaustion empty where some work may run at no site of the plan
 * @param naiveUnitKw the mean error of the same day of the week before within what was known
 */
record Saying(
    LocalDate at,
    boolean isLaterPlan,
    SortedSet<DemandGroup> groups,
    SortedSet<DemandGroup> untold,
    List<DemandFan.Day> days,
    List<Double> naiveKw,
    Optional<Exhaustion> exhaustion,
    double naiveUnitKw) {}
