package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The demand of a group day by day, in kilowatts of IT: the means of whole days. NaN where nothing
 * is known. For one thread while it is made.
 */
final class DemandSeries {

  /** Millijoules of a kilowatt over a day. */
  private static final double MILLIJ_PER_KW_DAY = 86_400_000_000.0;

  private final LocalDate from;
  private final double[] usedKw;
  private final double[] lateKw;
  private final double[] unservedKw;
  private double demandKwDays;
  private double assumedKwDays;

  private DemandSeries(LocalDate from, boolean[] isKnown) {
    this.from = from;
    this.usedKw = new double[isKnown.length];
    for (int i = 0; i < isKnown.length; i++) {
      usedKw[i] = isKnown[i] ? 0 : Double.NaN;
    }
    this.lateKw = usedKw.clone();
    this.unservedKw = usedKw.clone();
  }

  /**
   * Days by group.
   *
   * @param days of [from, to), as far as there are any
   * @param by what is told apart
   * @param profileOf the profile of most work of a tenant, where a job's own is not known
   */
  static SortedMap<DemandGroup, DemandSeries> by(
      LocalDate from,
      LocalDate to,
      Collection<DemandDay> days,
      Set<DemandPart> by,
      UnaryOperator<String> profileOf) {
    boolean[] isKnown = new boolean[(int) Math.max(0, ChronoUnit.DAYS.between(from, to))];
    days.forEach(it -> isKnown[at(from, it)] = it.isKnown());
    SortedMap<DemandGroup, DemandSeries> all = new TreeMap<>();
    for (DemandDay day : days) {
      if (day.isKnown()) {
        for (DemandDay.Row row : day.rows()) {
          boolean isAssumed = row.profileId().isEmpty();
          String profile = isAssumed ? profileOf.apply(row.tenantId()) : row.profileId();
          all.computeIfAbsent(group(row, profile, by), _ -> new DemandSeries(from, isKnown))
              .add(at(from, day), row, isAssumed);
        }
      }
    }
    return all;
  }

  private static int at(LocalDate from, DemandDay day) {
    return (int) ChronoUnit.DAYS.between(from, day.day());
  }

  private static DemandGroup group(DemandDay.Row row, String profile, Set<DemandPart> by) {
    return new DemandGroup(
        by.contains(DemandPart.WORK_KIND) ? row.workKind() : DemandGroup.ANY,
        by.contains(DemandPart.GPU_TYPE) ? row.gpuType() : DemandGroup.ANY,
        by.contains(DemandPart.PROFILE) ? profile : DemandGroup.ANY,
        by.contains(DemandPart.TENANT) ? row.tenantId() : DemandGroup.ANY);
  }

  private void add(int at, DemandDay.Row row, boolean isAssumed) {
    double used = row.usedMilliJ() / MILLIJ_PER_KW_DAY;
    double late = row.lateMilliJ() / MILLIJ_PER_KW_DAY;
    double unserved = row.unservedMilliJ() / MILLIJ_PER_KW_DAY;
    usedKw[at] += used;
    lateKw[at] += late;
    unservedKw[at] += unserved;
    double demand = used - late + unserved;
    demandKwDays += demand;
    assumedKwDays += isAssumed ? demand : 0;
  }

  LocalDate from() {
    return from;
  }

  double[] usedKw() {
    return usedKw.clone();
  }

  double[] lateKw() {
    return lateKw.clone();
  }

  double[] unservedKw() {
    return unservedKw.clone();
  }

  /** What jobs would have used had each begun when it was ready. */
  double[] demandKw() {
    double[] demand = new double[usedKw.length];
    Arrays.setAll(demand, i -> Math.max(0, usedKw[i] - lateKw[i]) + unservedKw[i]);
    return demand;
  }

  DemandDays days() {
    return DemandDays.of(from, demandKw());
  }

  /** All days together. */
  double demandKwDays() {
    return demandKwDays;
  }

  /**
   * The part of it whose residency profile is that of most work of its tenant; empty of nothing.
   */
  Optional<Double> assumedRatio() {
    return demandKwDays > 0 ? Optional.of(assumedKwDays / demandKwDays) : Optional.empty();
  }
}
