package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.Draw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what tenants use of a plan at a moment. */
final class TenantUses {

  private static final long MILLIWATTS_PER_WATT = 1_000;

  private final LivePlan plan;
  private final Window window;
  private final Instant now;

  TenantUses(LivePlan plan, Instant now) {
    this.plan = plan;
    this.window = plan.window();
    this.now = now;
  }

  /** What a tenant's jobs come to. */
  private final class Count {
    private final long[] milliwatts = new long[window.grid.slots()];
    private long nowMilliwatts;
    private int running;
    private int placed;
    private int borrowing;
    private int waiting;
    private Optional<Instant> since = Optional.empty();

    void add(LiveJob job) {
      if (job.held().isEmpty()) {
        waiting++;
        Instant its = Placing.waitingSince(job);
        since = since.filter(it -> it.isBefore(its)).or(() -> Optional.of(its));
        return;
      }
      if (job.state().isUnderWay()) {
        running++;
      } else {
        placed++;
      }
      borrowing += plan.standings().isGuaranteed(job) ? 0 : 1;
      job.held().ifPresent(run -> run.legs().forEach(leg -> draw(job, leg)));
    }

    private void draw(LiveJob job, Leg leg) {
      if (!window.has(job.work().job(), leg)) {
        return;
      }
      Draw draw = window.draw(job.work().job(), leg);
      int pool = window.pool(leg.poolId());
      for (int slot = window.first(leg); slot < window.end(leg); slot++) {
        milliwatts[slot] += window.facilityMilliwatts(draw, pool, slot);
      }
      if (!leg.from().isAfter(now) && leg.to().isAfter(now)) {
        int slot = (int) Math.floor(window.grid.position(now));
        nowMilliwatts += window.facilityMilliwatts(draw, pool, slot);
      }
    }

    long peak() {
      long most = 0;
      for (int slot = window.slotFrom(now); slot < milliwatts.length; slot++) {
        most = Math.max(most, milliwatts[slot]);
      }
      return Math.ceilDiv(Math.max(most, nowMilliwatts), MILLIWATTS_PER_WATT);
    }

    long used() {
      return Math.ceilDiv(nowMilliwatts, MILLIWATTS_PER_WATT);
    }
  }

  /** Of all who have a share or jobs that have not ended. */
  List<TenantUse> all() {
    Map<String, Count> counts = new TreeMap<>();
    plan.world().shares().keySet().forEach(it -> counts.put(it, new Count()));
    for (LiveJob job : plan.jobs()) {
      counts.computeIfAbsent(job.work().job().tenant(), _ -> new Count()).add(job);
    }
    long borrowed = 0;
    for (Map.Entry<String, Count> each : counts.entrySet()) {
      borrowed += borrowed(each.getKey(), each.getValue());
    }
    List<TenantUse> all = new ArrayList<>();
    for (Map.Entry<String, Count> each : counts.entrySet()) {
      all.add(use(each.getKey(), each.getValue(), borrowed));
    }
    return all;
  }

  private long borrowed(String tenant, Count count) {
    return Math.max(0, count.used() - plan.world().share(tenant).guaranteedWatts());
  }

  private TenantUse use(String tenant, Count count, long allBorrowed) {
    TenantShare share = plan.world().share(tenant);
    long unused = Math.max(0, share.guaranteedWatts() - count.used());
    return new TenantUse(
        share,
        plan.world().shares().containsKey(tenant),
        count.used(),
        borrowed(tenant, count),
        Math.min(unused, allBorrowed),
        count.peak(),
        share.budgets().stream().map(it -> use(tenant, it)).toList(),
        count.running,
        count.placed,
        plan.world().shares().isEmpty() ? 0 : count.borrowing,
        count.waiting,
        count.since);
  }

  private TenantUse.BudgetUse use(String tenant, PeriodBudget budget) {
    LocalDate today = Tariff.day(now);
    Period period = budget.period();
    return new TenantUse.BudgetUse(
        budget,
        period.first(today).atStartOfDay(ZoneOffset.UTC).toInstant(),
        period.next(today).atStartOfDay(ZoneOffset.UTC).toInstant(),
        plan.shares().of(tenant).map(it -> it.used(period, today)).orElse(DayUse.NONE));
  }

  /** What of a tenant is at work and may not be interrupted. */
  LiveScheduler.Bound bound(String tenant) {
    Count count = new Count();
    Instant until = now;
    for (LiveJob job : plan.jobs()) {
      if (job.work().job().tenant().equals(tenant)
          && job.state().isUnderWay()
          && !job.work().interruptible()) {
        count.add(job);
        Instant to = job.held().map(Run::to).orElse(now);
        until = to.isAfter(until) ? to : until;
      }
    }
    return new LiveScheduler.Bound(count.peak(), until);
  }
}
