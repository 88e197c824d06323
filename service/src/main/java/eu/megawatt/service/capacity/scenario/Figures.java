package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookView.HeadroomView;
import eu.megawatt.service.capacity.OutlookView.PointView;
import eu.megawatt.service.capacity.OutlookView.Told;
import eu.megawatt.service.capacity.WeeksView;
import eu.megawatt.service.capacity.WeeksView.HorizonView;
import eu.megawatt.service.capacity.scenario.ComparisonView.ShortView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures that scenarios are compared by. */
final class Figures {

  private Figures() {}

  /** Those of a run that is done. */
  static List<ComparedRow> of(RunView run) {
    List<ComparedRow> rows = new ArrayList<>();
    run.outlook().map(Figures::of).ifPresent(rows::addAll);
    run.weeks().map(WeeksView::horizon).map(Figures::of).ifPresent(rows::addAll);
    return rows;
  }

  /** What the weeks say; what is not known has no row. */
  private static List<ComparedRow> of(HorizonView its) {
    List<ComparedRow> rows = new ArrayList<>();
    rows.add(ComparedRow.ratio("jobsOnTime", true, its.jobsOnTimeRatio()));
    rows.add(ComparedRow.ratio("workOnTime", true, its.workOnTimeRatio()));
    rows.add(ComparedRow.count("leftOut", its.leftOutCount()));
    rows.add(ComparedRow.kw("drawn", Optional.empty(), false, its.peakItKw()));
    its.costMinor().ifPresent(it -> rows.add(ComparedRow.cents("cost", "EUR", it)));
    its.costMinorPerMWh().ifPresent(it -> rows.add(ComparedRow.cents("price", "EUR/MWh", it)));
    its.carbonKg().ifPresent(it -> rows.add(ComparedRow.kg("carbon", it)));
    saved(its.flatCostMinor(), its.costMinor())
        .ifPresent(it -> rows.add(ComparedRow.savedCents("hoursSaved", it)));
    saved(its.flatCarbonKg(), its.carbonKg())
        .ifPresent(it -> rows.add(ComparedRow.savedKg("hoursSavedCarbon", it)));
    rows.add(ComparedRow.count("breaches", its.breachCount()));
    return rows;
  }

  private static Optional<Long> saved(Optional<Long> flat, Optional<Long> byHour) {
    return flat.flatMap(from -> byHour.map(to -> from - to));
  }

  private static List<ComparedRow> of(Told its) {
    PointView last = its.points().getLast();
    List<ComparedRow> rows = new ArrayList<>();
    rows.add(ComparedRow.day("p50", its.exhaustion().p50()));
    rows.add(ComparedRow.day("p90", its.exhaustion().p90()));
    rows.add(ComparedRow.ratio("within", false, its.exhaustion().withinRatio()));
    rows.add(ComparedRow.kw("peak", Optional.empty(), false, peakKw(its)));
    rows.add(ComparedRow.kw("it", Optional.empty(), true, itKw(last)));
    rows.add(ComparedRow.kw("contracted", Optional.empty(), true, last.contractedKw()));
    rows.add(ComparedRow.kw("planned", Optional.empty(), true, last.plannedKw()));
    rows.add(ComparedRow.count("short", shortProfiles(its).size()));
    its.headrooms().stream()
        .filter(it -> it.day().equals(last.day()))
        .map(it -> ComparedRow.kw("headroom", Optional.of(it.profileId()), true, it.p50Kw()))
        .forEach(rows::add);
    return rows;
  }

  private static long peakKw(Told its) {
    return its.points().stream().mapToLong(PointView::demandP50Kw).max().orElse(0);
  }

  private static long itKw(PointView it) {
    return it.energisedItKw() + it.firmItKw() + it.flexibleItKw() + it.plannedItKw();
  }

  /** By profile, each with its first day. */
  static List<ShortView> shortProfiles(Told its) {
    Map<String, LocalDate> first = new TreeMap<>();
    for (HeadroomView it : its.headrooms()) {
      if (it.p50Kw() < 0) {
        first.merge(it.profileId(), it.day(), (one, other) -> one.isBefore(other) ? one : other);
      }
    }
    return first.entrySet().stream().map(it -> new ShortView(it.getKey(), it.getValue())).toList();
  }
}
