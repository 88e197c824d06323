package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.Gate;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the work of a tenant with a share draws, slot by slot, and takes, day by day: what lets
 * placements through that its ceiling and its budgets allow. Not thread-safe.
 */
final class ShareAccount implements Gate {

  private final TenantShare share;
  private final Window window;
  private final Tariff tariff;
  private final Spending spending;

  /** Milliwatts on the facility's side, by slot. */
  private final long[] drawn;

  /** Milliwatts below the ceiling, by slot. */
  private final long[] left;

  /** What the jobs take that have not ended; kept only where there is a budget. */
  private final Map<LocalDate, DayUse> open = new HashMap<>();

  ShareAccount(TenantShare share, Window window, Tariff tariff, Spending spending) {
    this.share = share;
    this.window = window;
    this.tariff = tariff;
    this.spending = spending;
    this.drawn = new long[window.grid.slots()];
    this.left = new long[drawn.length];
    Arrays.fill(left, ceilingMilliwatts());
  }

  TenantShare share() {
    return share;
  }

  /** Milliwatts on the facility's side, by slot; not to be written to. */
  long[] drawn() {
    return drawn;
  }

  /** The most that may be drawn, in milliwatts. */
  private long ceilingMilliwatts() {
    return share.ceilingWatts().isPresent()
        ? Math.multiplyExact(share.ceilingWatts().getAsLong(), 1_000)
        : Long.MAX_VALUE / 2;
  }

  /** Milliwatts below the ceiling, by slot; not to be written to. Only with a ceiling. */
  long[] leftMilliwatts() {
    return left;
  }

  /** Books what a job draws and takes, or takes it back. */
  void take(LiveJob job, List<Leg> legs, int sign) {
    for (Leg leg : legs) {
      Draw draw = window.draw(job.work().job(), leg);
      int pool = window.pool(leg.poolId());
      for (int slot = window.first(leg); slot < window.end(leg); slot++) {
        long its = sign * window.facilityMilliwatts(draw, pool, slot);
        drawn[slot] += its;
        left[slot] -= its;
      }
    }
    if (!share.budgets().isEmpty()) {
      tariff
          .use(job.work().job(), legs)
          .forEach((day, use) -> open.merge(day, use.times(sign), DayUse::plus));
    }
  }

  @Override
  public int lastBlocked(Draw draw, int pool, int from, int to) {
    if (share.ceilingWatts().isEmpty()) {
      return from - 1;
    }
    int slot = to - 1;
    while (slot >= from && window.facilityMilliwatts(draw, pool, slot) <= left[slot]) {
      slot--;
    }
    return Math.max(slot, from - 1);
  }

  @Override
  public boolean admits(Draw draw, int pool, int start, int end) {
    return share.budgets().isEmpty() || allows(tariff.use(draw, pool, start, end));
  }

  /** Whether a run of a job without a place may be. */
  boolean admits(LiveJob job, Run run) {
    return isBelowCeiling(job, run)
        && (share.budgets().isEmpty() || allows(tariff.use(job.work().job(), run.legs())));
  }

  /** Whether the ceiling leaves room for a run of a job without a place. */
  boolean isBelowCeiling(LiveJob job, Run run) {
    for (Leg leg : run.legs()) {
      int from = window.first(leg);
      int to = window.end(leg);
      Draw draw = window.draw(job.work().job(), leg);
      if (lastBlocked(draw, window.pool(leg.poolId()), from, to) >= from) {
        return false;
      }
    }
    return true;
  }

  private boolean allows(Map<LocalDate, DayUse> more) {
    return share.budgets().stream().allMatch(it -> allows(it, more));
  }

  private boolean allows(PeriodBudget budget, Map<LocalDate, DayUse> more) {
    TreeSet<LocalDate> periods = new TreeSet<>();
    more.keySet().forEach(day -> periods.add(budget.period().first(day)));
    for (LocalDate first : periods) {
      DayUse added =
          more.entrySet().stream()
              .filter(it -> budget.period().first(it.getKey()).equals(first))
              .map(Map.Entry::getValue)
              .reduce(DayUse.NONE, DayUse::plus);
      if (!budget.allows(used(budget.period(), first).plus(added))) {
        return false;
      }
    }
    return true;
  }

  /** What has been taken and is planned to be, in the period that a day is in. */
  DayUse used(Period period, LocalDate day) {
    DayUse sum = DayUse.NONE;
    LocalDate end = period.next(day);
    for (LocalDate its = period.first(day); its.isBefore(end); its = its.plusDays(1)) {
      sum = sum.plus(open.getOrDefault(its, DayUse.NONE)).plus(spending.of(share.tenant(), its));
    }
    return sum;
  }

  /** Whether nothing is drawn or taken beyond what may be, from a slot on. */
  boolean holds(int fromSlot) {
    for (int slot = fromSlot; slot < left.length; slot++) {
      if (left[slot] < 0) {
        return false;
      }
    }
    Map<LocalDate, DayUse> nothingMore = new HashMap<>();
    open.keySet().forEach(day -> nothingMore.put(day, DayUse.NONE));
    return allows(nothingMore);
  }

  /** What lets through what the ceiling allows, whatever it takes of budgets. */
  Gate withoutBudgets() {
    return new Gate() {
      @Override
      public int lastBlocked(Draw draw, int pool, int from, int to) {
        return ShareAccount.this.lastBlocked(draw, pool, from, to);
      }

      @Override
      public boolean admits(Draw draw, int pool, int start, int end) {
        return true;
      }
    };
  }

  /** What a run takes. */
  DayUse needs(Job job, Run run) {
    return tariff.use(job, run.legs()).values().stream().reduce(DayUse.NONE, DayUse::plus);
  }
}
