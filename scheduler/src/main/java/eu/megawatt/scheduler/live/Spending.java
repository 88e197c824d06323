package eu.megawatt.scheduler.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tenants' work has taken that is not in the plan any more, by day. Days are forgotten once no
 * budget reaches back to them. Can take back what was said last. Not thread-safe.
 */
final class Spending {

  private static final int DAYS_KEPT = 40;

  private final Map<String, TreeMap<LocalDate, DayUse>> byTenant = new HashMap<>();

  /** What was added since it was taken last, beside where the plan's journal stood then. */
  private final List<Entry> log = new ArrayList<>();

  private record Entry(int position, Spent spent) {}

  Spending(List<Spent> known) {
    known.forEach(this::book);
  }

  /** Of a tenant on a day. */
  DayUse of(String tenant, LocalDate day) {
    TreeMap<LocalDate, DayUse> its = byTenant.get(tenant);
    return its == null ? DayUse.NONE : its.getOrDefault(day, DayUse.NONE);
  }

  void add(Spent spent, int position) {
    book(spent);
    log.add(new Entry(position, spent));
  }

  private void book(Spent spent) {
    byTenant
        .computeIfAbsent(spent.tenant(), _ -> new TreeMap<>())
        .merge(spent.day(), spent.use(), DayUse::plus);
  }

  /** Takes back what was added where the journal stood at a position or later. */
  void undo(int position) {
    while (!log.isEmpty() && log.getLast().position >= position) {
      Spent last = log.removeLast().spent;
      book(new Spent(last.tenant(), last.day(), last.use().times(-1)));
    }
  }

  /** What was added since it was asked last, one for each tenant and day. */
  List<Spent> take(LocalDate today) {
    Map<String, Map<LocalDate, DayUse>> sums = new TreeMap<>();
    log.forEach(
        it ->
            sums.computeIfAbsent(it.spent.tenant(), _ -> new TreeMap<>())
                .merge(it.spent.day(), it.spent.use(), DayUse::plus));
    log.clear();
    byTenant.values().forEach(it -> it.headMap(today.minusDays(DAYS_KEPT)).clear());
    byTenant.values().removeIf(TreeMap::isEmpty);
    List<Spent> taken = new ArrayList<>();
    sums.forEach(
        (tenant, days) -> days.forEach((day, use) -> taken.add(new Spent(tenant, day, use))));
    return taken;
  }
}
