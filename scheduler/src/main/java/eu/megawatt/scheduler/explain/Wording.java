package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.GpuCount;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.kernel.CheapestPlacement;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Findings in plain words: name, value, limit and a next step. */
final class Wording {

  private static final int RANGES_NAMED = 3;

  private final Problem problem;
  private final Facts facts;
  private final TimeGrid grid;

  Wording(Problem problem, Facts facts) {
    this.problem = problem;
    this.facts = facts;
    this.grid = problem.scenario.grid();
  }

  /** No window has the power, even with nothing else running. */
  Reason neverEnoughPower(JobSpec job, Fit fit) {
    PowerDomain domain = facts.domain(fit.domain());
    long need = need(fit, fit.slot());
    long there = there(fit.domain(), problem.room[fit.domain()][fit.slot()]);
    return ofWatts(
        ReasonCode.EXCEEDS_DOMAIN_LIMIT,
        domain,
        need,
        there,
        ("Job %s needs %d W above idle in %s; even with nothing else running,"
                    + " %s has %d W (%s side) for it at best.")
                .formatted(job(job), need, pool(fit), domain.id(), there, domain.measures().word())
            + (isUncapped(job)
                ? " Maybe allow power caps, or cut the job into smaller gangs."
                : " Maybe cut the job into smaller gangs."));
  }

  /** No window has the GPUs, even with nothing else running. */
  Reason neverEnoughGpus(JobSpec job, Fit fit) {
    int there = problem.gpus[fit.pool()][fit.slot()];
    return Reason.of(
        ReasonCode.NO_MATCHING_HARDWARE,
        facts.pool(fit.pool()).id(),
        job.gpus,
        there,
        "GPU",
        "Job %s needs %s for %s h on end; in its window, %s has %d at best (%s)."
                .formatted(
                    job(job),
                    new GpuCount(job.gpus),
                    Amounts.hours(fit.alternative().run, grid),
                    pool(fit),
                    there,
                    grid.at(fit.slot()))
            + " Maybe start it when more GPUs are there, or cut the job into smaller gangs.");
  }

  /** The others have taken the power where it comes closest to fitting. */
  Reason power(JobSpec job, Fit fit, Occupancy taken) {
    PowerDomain domain = facts.domain(fit.domain());
    long need = need(fit, fit.slot());
    long there = there(fit.domain(), taken.room(fit.domain())[fit.slot()]);
    return ofWatts(
        ReasonCode.WAITING_FOR_POWER,
        domain,
        need,
        there,
        ("Job %s comes closest in %s from %s; at %s it needs %d W above idle"
                    + " and %s has %d W free (%s side).")
                .formatted(
                    job(job),
                    pool(fit),
                    grid.at(fit.start()),
                    grid.at(fit.slot()),
                    need,
                    domain.id(),
                    there,
                    domain.measures().word())
            + " Maybe give it more time or more value than the jobs there have.");
  }

  /** The others have taken the GPUs where it comes closest to fitting. */
  Reason devices(JobSpec job, Fit fit, Occupancy taken) {
    int there = (int) Math.max(0, taken.free(fit.pool())[fit.slot()]);
    return Reason.of(
        ReasonCode.WAITING_FOR_DEVICES,
        facts.pool(fit.pool()).id(),
        job.gpus,
        there,
        "GPU",
        "Job %s comes closest in %s from %s; at %s it needs %s and %d are free."
                .formatted(
                    job(job),
                    pool(fit),
                    grid.at(fit.start()),
                    grid.at(fit.slot()),
                    new GpuCount(job.gpus),
                    there)
            + " Maybe give it more time or more value than the jobs there have.");
  }

  /** It would fit but for hours in which a power domain has less than usual. */
  Reason curtailed(JobSpec job, Fit fit, Occupancy taken) {
    PowerDomain domain = facts.domain(fit.domain());
    long need = need(fit, fit.slot());
    long there = there(fit.domain(), taken.room(fit.domain())[fit.slot()]);
    return ofWatts(
        ReasonCode.CURTAILMENT_WINDOW,
        domain,
        need,
        there,
        ("Job %s would fit in %s from %s if %s were not down to %s of its usual %s MW (%s side);"
                    + " it is short of power from %s;")
                .formatted(
                    job(job),
                    pool(fit),
                    grid.at(fit.start()),
                    domain.id(),
                    Amounts.megawatts(domain.limitMW().at(fit.slot())),
                    Amounts.megawatts(Curtailments.usual(domain.limitMW())[fit.slot()]),
                    domain.measures().word(),
                    shortRanges(fit, taken))
            + " at %s it needs %d W above idle and %d W are free."
                .formatted(grid.at(fit.slot()), need, there)
            + " Maybe let it end later, or move the curtailment.");
  }

  private String shortRanges(Fit fit, Occupancy taken) {
    long[] room = taken.room(fit.domain());
    List<String> ranges = new ArrayList<>();
    int from = fit.start();
    while (from < fit.end()) {
      int to = from;
      while (to < fit.end() && room[to] < fit.alternative().milliwatts(to)) {
        to++;
      }
      if (to > from) {
        ranges.add(grid.at(from) + " to " + grid.at(to));
      }
      from = to + 1;
    }
    int more = ranges.size() - RANGES_NAMED;
    String named = String.join(", ", ranges.subList(0, Math.min(ranges.size(), RANGES_NAMED)));
    return more > 0 ? named + " and " + more + " times more" : named;
  }

  /** Its cheapest placement costs no less than leaving it out, whoever else runs. */
  Reason neverWorthIt(JobSpec job, CheapestPlacement cheapest) {
    return notWorthIt(
        job, cheapest, "", " Maybe raise its value, or allow cheaper sites, hours or caps.");
  }

  /** The placements that are worth it are taken by others. */
  Reason crowdedOut(JobSpec job, CheapestPlacement cheapest, CheapestPlacement alone) {
    String taken =
        " Without the other jobs it would cost %s (%s)."
            .formatted(Money.ofEuro(alone.cost()), place(alone));
    return notWorthIt(
        job, cheapest, " still free", taken + " Maybe raise its value, or let it end later.");
  }

  private Reason notWorthIt(JobSpec job, CheapestPlacement cheapest, String which, String rest) {
    Money cost = Money.ofEuro(cheapest.cost());
    Money value = Money.ofEuro(job.value);
    return Reason.of(
        ReasonCode.NOT_WORTH_ITS_COST,
        facts.pool(cheapest.pool()).id(),
        cost.euro().doubleValue(),
        value.euro().doubleValue(),
        "EUR",
        "The cheapest placement%s for job %s (%s) costs %s; leaving it out costs %s."
                .formatted(which, job(job), place(cheapest), cost, value)
            + rest);
  }

  /** It fits and is worth it: the search ended too soon. */
  Reason notTried(JobSpec job, CheapestPlacement cheapest) {
    return Reason.of(
        ReasonCode.PENDING_EVALUATION,
        facts.pool(cheapest.pool()).id(),
        ("Job %s fits for %s (%s), less than the %s of leaving it out;"
                    + " the search ended before it was tried.")
                .formatted(
                    job(job),
                    Money.ofEuro(cheapest.cost()),
                    place(cheapest),
                    Money.ofEuro(job.value))
            + " Maybe plan again with more time.");
  }

  private static Reason ofWatts(
      ReasonCode code, PowerDomain domain, long need, long there, String message) {
    return Reason.of(code, domain.id(), (double) need, (double) there, "W", message);
  }

  private String place(CheapestPlacement found) {
    Instant start = grid.at(found.start());
    return place(found.pool(), found.alternative().level) + " from " + start;
  }

  private String pool(Fit fit) {
    return place(fit.pool(), fit.alternative().level);
  }

  private String place(int pool, int level) {
    PowerCap cap = facts.cap(pool, level);
    String id = facts.pool(pool).id();
    return cap.isFull() ? "pool " + id : "pool " + id + " at cap " + cap.fraction();
  }

  private String job(JobSpec job) {
    return facts.job(job.index).id();
  }

  private boolean isUncapped(JobSpec job) {
    return !facts.job(job.index).powerCapping();
  }

  private long need(Fit fit, int slot) {
    return Amounts.wattsNeeded(fit.alternative().milliwatts(slot), facts.factor(fit.domain()));
  }

  private long there(int domain, long milliwatts) {
    return Amounts.wattsThere(milliwatts, facts.factor(domain));
  }
}
