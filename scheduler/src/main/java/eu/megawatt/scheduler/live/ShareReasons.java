package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.scheduler.kernel.Alternative;
import eu.megawatt.scheduler.kernel.Draw;
import eu.megawatt.scheduler.kernel.Gate;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.SoonestPlacement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a job has no place that would have one if its tenant had no ceiling and no budgets. */
final class ShareReasons {

  private static final long MILLIWATTS_PER_WATT = 1_000;
  private static final double MICRO_PER_EURO = 1e6;

  private final LivePlan plan;
  private final Window window;
  private final int from;

  ShareReasons(LivePlan plan, int fromSlot) {
    this.plan = plan;
    this.window = plan.window();
    this.from = fromSlot;
  }

  /** The reasons of a job; none where its tenant's share keeps it from nothing. */
  List<Reason> of(LiveJob job, JobSpec spec) {
    Optional<ShareAccount> account = plan.shares().of(job.work().job().tenant());
    if (account.isEmpty()) {
      return List.of();
    }
    Optional<Reason> never = never(account.get(), job.work().job(), spec);
    if (never.isPresent()) {
      return List.of(never.get());
    }
    Optional<Run> without = plan.cheapest(spec, from, Gate.OPEN);
    if (without.isEmpty() || plan.cheapest(spec, from, account.get()).isPresent()) {
      return List.of();
    }
    return plan.cheapest(spec, from, account.get().withoutBudgets()).isEmpty()
        ? List.of(ceiling(account.get(), job.work().job(), spec, without.get()))
        : budgets(account.get(), job.work().job(), without.get());
  }

  private Optional<Reason> never(ShareAccount account, Job job, JobSpec spec) {
    long ceiling = account.share().ceilingWatts().orElse(Long.MAX_VALUE);
    long least =
        Arrays.stream(spec.alternatives)
            .flatMapToLong(it -> Arrays.stream(it.pools).mapToLong(pool -> peak(job, it, pool)))
            .min()
            .orElse(0);
    long watts = Math.ceilDiv(least, MILLIWATTS_PER_WATT);
    return watts <= ceiling
        ? Optional.empty()
        : Optional.of(
            Reason.of(
                ReasonCode.EXCEEDS_CEILING,
                job.tenant(),
                (double) watts,
                (double) ceiling,
                "W",
                "It draws %d W at the least, and all work of tenant %s together may draw %d W."
                    .formatted(watts, job.tenant(), ceiling)));
  }

  private long peak(Job job, Alternative way, int pool) {
    long peak = 0;
    for (int slot = 0; slot < job.load().period(); slot++) {
      peak = Math.max(peak, window.facilityMilliwatts(way.draw, pool, slot));
    }
    return peak;
  }

  private Reason ceiling(ShareAccount account, Job job, JobSpec spec, Run without) {
    Leg leg = without.legs().getFirst();
    Draw draw = window.draw(job, leg);
    int pool = window.pool(leg.poolId());
    int worst = window.first(leg);
    for (int slot = worst; slot < window.end(leg); slot++) {
      worst = lack(account, draw, pool, slot) > lack(account, draw, pool, worst) ? slot : worst;
    }
    long needed = Math.ceilDiv(window.facilityMilliwatts(draw, pool, worst), MILLIWATTS_PER_WATT);
    long ceiling = account.share().ceilingWatts().orElse(0);
    long drawn = Math.ceilDiv(account.drawn()[worst], MILLIWATTS_PER_WATT);
    String later =
        new SoonestPlacement(plan.occupancy(), account.withoutBudgets())
            .find(spec.notBefore(from).atAnyPrice())
            .map(
                it ->
                    "It would fit from %s on, where it costs more than it is worth"
                        .formatted(window.run(it).from()))
            .orElse("It fits at no time that is planned");
    return Reason.of(
        ReasonCode.BEYOND_CEILING,
        job.tenant(),
        (double) needed,
        (double) Math.max(0, ceiling - drawn),
        "W",
        "It needs %d W, and tenant %s draws %d W of the %d W that it may at %s. %s."
            .formatted(needed, job.tenant(), drawn, ceiling, window.grid.at(worst), later));
  }

  private long lack(ShareAccount account, Draw draw, int pool, int slot) {
    return window.facilityMilliwatts(draw, pool, slot) - account.leftMilliwatts()[slot];
  }

  private List<Reason> budgets(ShareAccount account, Job job, Run without) {
    List<Reason> reasons = new ArrayList<>();
    LocalDate day = Tariff.day(without.from());
    DayUse needed = account.needs(job, without);
    for (PeriodBudget budget : account.share().budgets()) {
      DayUse used = account.used(budget.period(), day);
      String until =
          "the next %s begins at %s"
              .formatted(
                  budget.period().word(),
                  budget.period().next(day).atStartOfDay(ZoneOffset.UTC).toInstant());
      if (budget.wattHours().isPresent()
          && used.plus(needed).wattHours() > budget.wattHours().getAsLong()) {
        long left = Math.max(0, budget.wattHours().getAsLong() - used.wattHours());
        reasons.add(
            Reason.of(
                ReasonCode.BEYOND_BUDGET,
                job.tenant(),
                (double) needed.wattHours(),
                (double) left,
                "Wh",
                "It takes %d Wh where it would run, and %d Wh are left of the %d Wh that tenant %s has for that %s; %s."
                    .formatted(
                        needed.wattHours(),
                        left,
                        budget.wattHours().getAsLong(),
                        job.tenant(),
                        budget.period().word(),
                        until)));
      }
      if (budget.micro().isPresent() && used.plus(needed).micro() > budget.micro().getAsLong()) {
        double left = Math.max(0, budget.micro().getAsLong() - used.micro()) / MICRO_PER_EURO;
        reasons.add(
            Reason.of(
                ReasonCode.BEYOND_BUDGET,
                job.tenant(),
                needed.micro() / MICRO_PER_EURO,
                left,
                "EUR",
                "It costs %.2f EUR where it would run, and %.2f EUR are left of the %.2f EUR that tenant %s has for that %s; %s."
                    .formatted(
                        needed.micro() / MICRO_PER_EURO,
                        left,
                        budget.micro().getAsLong() / MICRO_PER_EURO,
                        job.tenant(),
                        budget.period().word(),
                        until)));
      }
    }
    if (reasons.isEmpty()) {
      reasons.add(
          Reason.of(
              ReasonCode.BEYOND_BUDGET,
              job.tenant(),
              "No place that is worth its cost is within the budgets of tenant %s."
                  .formatted(job.tenant())));
    }
    return reasons;
  }
}
