package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.TimeGrid;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a live plan as it changes: books of its own, kept by its own sums, that share nothing with
 * the engine which makes the plan. What has changed since the last look is looked at; everything
 * else was found good before. Not thread-safe.
 *
 * <p>Power is booked in whole microwatts, so that taking a run out again leaves nothing behind.
 */
public final class RunLedger {

  private static final double MICROWATTS_PER_MEGAWATT = 1e12;
  private static final double MICROWATTS_PER_WATT = 1e6;
  private static final double MINUTES_PER_HOUR = 60;

  /** What rounding each run to a microwatt may add up to, and decimals in binary: a milliwatt. */
  private static final double TOLERANCE_MICROWATTS = 1e3;

  /** As the contract counts slots: rounded to nine decimals first. */
  private static final double DUST_SLOTS = 1e-9;

  private final Scenario scenario;
  private final TimeGrid grid;
  private final Map<String, Rows> pools = new LinkedHashMap<>();
  private final Map<String, Rows> domains = new LinkedHashMap<>();

  /** What tenants with a ceiling draw, on the facility's side. */
  private final Map<String, Rows> tenants = new LinkedHashMap<>();

  private final Map<String, Long> ceilings;
  private final Map<String, Booking> bookings = new HashMap<>();
  private final Map<String, double[]> idle = new HashMap<>();
  private final List<Breach> ofRules = new ArrayList<>();
  private final Permits permits;
  private final DataRules dataRules;
  private final OrderRules order = new OrderRules();

  /** Ids of jobs that were booked since the last look. */
  private Set<String> unjudged = new LinkedHashSet<>();

  /** Sums by slot, and which of them changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rows(long[] sum, BitSet changed) {

    static Rows of(int slots) {
      return new Rows(new long[slots], new BitSet());
    }

    void add(int from, int to, long[] cycle, int sign) {
      for (int slot = from; slot < to; slot++) {
        sum[slot] += sign * cycle[slot % cycle.length];
      }
      changed.set(from, to);
    }

    void takeOver(Rows other) {
      System.arraycopy(other.sum, 0, sum, 0, sum.length);
      changed.set(0, sum.length);
    }
  }

  private record Booking(Job job, JobTerms terms, List<Stretch> stretches, Past past) {}

  /**
   * What a job has done before its run.
   *
   * @param doneShare of its work, 0 to 1
   * @param reached sites where its data has been brought
   */
  public record Past(double doneShare, Set<String> reached) {

    public Past {
      reached = Set.copyOf(reached);
    }
  }

  /**
   * Empty books.
   *
   * @param scenario of the stretch of time that is planned; its jobs do not count
   */
  public RunLedger(Scenario scenario) {
    this(scenario, Map.of(), List.of());
  }

  /**
   * The same where tenants may not draw more than so much at any instant.
   *
   * @param ceilings watts above idle on the facility's side, by tenant
   * @param links that data may take
   */
  public RunLedger(Scenario scenario, Map<String, Long> ceilings, List<Link> links) {
    this.dataRules = new DataRules(links);
    this.ceilings = Map.copyOf(ceilings);
    this.ceilings.keySet().forEach(it -> tenants.put(it, Rows.of(scenario.grid().slots())));
    this.scenario = scenario;
    this.grid = scenario.grid();
    this.permits = scenario.permits();
    scenario.pools().keySet().forEach(id -> pools.put(id, Rows.of(grid.slots())));
    scenario.domains().keySet().forEach(id -> domains.put(id, Rows.of(grid.slots())));
  }

  /**
   * Books what a job runs in place of what it ran before.
   *
   * @param job as this scenario would have it: its load begins with the first slot
   * @param terms whom it waits for that has not ended, how it may be interrupted, where its data
   *     lies
   * @param stretches in the order of time; none where it holds no place
   * @param past what it has done before them
   */
  public void book(Job job, JobTerms terms, List<Stretch> stretches, Past past) {
    take(job.id());
    order.open(job.id(), terms.after());
    if (!stretches.isEmpty()) {
      Booking now = new Booking(job, terms, List.copyOf(stretches), past);
      bookings.put(job.id(), now);
      post(now, 1);
      judge(now);
    }
    unjudged.add(job.id());
  }

  /** A job has ended: it takes nothing any more, and nobody waits for it. */
  public void end(String jobId) {
    take(jobId);
    order.end(jobId);
    unjudged.add(jobId);
  }

  private void take(String jobId) {
    Booking before = bookings.remove(jobId);
    if (before != null) {
      post(before, -1);
    }
  }

  private void post(Booking booking, int sign) {
    for (Stretch stretch : booking.stretches) {
      Pool pool = scenario.pools().get(stretch.poolId());
      int from = inside(stretch.from());
      int to = inside(stretch.to());
      if (pool == null || from >= to) {
        continue;
      }
      long[] draw = microwatts(booking.job, pool, stretch.powerCap());
      rows(pools, pool.id()).add(from, to, new long[] {booking.job.gpus()}, sign);
      post(booking.job.tenant(), pool, draw, from, to, sign);
      Optional<String> above = Optional.of(pool.domain());
      while (above.isPresent()) {
        rows(domains, above.get()).add(from, to, draw, sign);
        above = scenario.domain(above.get()).parent();
      }
    }
  }

  private void post(String tenant, Pool pool, long[] draw, int from, int to, int sign) {
    Rows rows = tenants.get(tenant);
    if (rows != null) {
      double pue = scenario.siteOf(pool).pue();
      long[] facility = Arrays.stream(draw).map(it -> Math.round(it * pue)).toArray();
      rows.add(from, to, facility, sign);
    }
  }

  private static Rows rows(Map<String, Rows> all, String id) {
    Rows found = all.get(id);
    if (found == null) {
      throw new IllegalArgumentException("No books are kept of " + id);
    }
    return found;
  }

  /** gpus x load x max(0, powerCap x wattsPerGpu - idleWatts), by slot of the load's cycle. */
  private long[] microwatts(Job job, Pool pool, double powerCap) {
    double watts = job.wattsPerGpu().getOrDefault(pool.gpuType(), 0.0);
    double idle = scenario.gpuType(pool.gpuType()).idleWatts();
    double full =
        BigDecimal.valueOf(powerCap)
            .multiply(BigDecimal.valueOf(watts))
            .subtract(BigDecimal.valueOf(idle))
            .max(BigDecimal.ZERO)
            .multiply(BigDecimal.valueOf(job.gpus()))
            .movePointRight(6)
            .doubleValue();
    double[] load = job.load().toArray();
    long[] cycle = new long[load.length];
    for (int slot = 0; slot < load.length; slot++) {
      // A gang draws less than 2^53 microwatts, nine gigawatts: a microwatt is as exact as that.
      cycle[slot] = Math.round(full * load[slot]);
    }
    return cycle;
  }

  private int inside(Instant at) {
    return Math.clamp(grid.firstSlotFrom(at), 0, grid.slots());
  }

  private void judge(Booking booking) {
    Job job = booking.job;
    WorkCount count = new WorkCount(booking.terms.interruption(), booking.past.doneShare());
    for (Stretch stretch : booking.stretches) {
      Pool pool = scenario.pools().get(stretch.poolId());
      Double hours = pool == null ? null : job.runHours().get(pool.gpuType());
      if (pool == null || hours == null) {
        breach(
            BreachKind.GPU_TYPE, job.id() + " in " + stretch.poolId() + ": it may not run there");
        return;
      }
      if (!grid.onGrid(stretch.from()) || !grid.onGrid(stretch.to())) {
        breach(
            BreachKind.OFF_THE_GRID,
            "%s from %s to %s".formatted(job.id(), stretch.from(), stretch.to()));
      }
      count.add(stretch, sharePerMinute(job, pool, hours, stretch));
    }
    judgeTimes(booking);
    double share = count.share();
    if (share < 1 - 2 * DUST_SLOTS && booking.terms.interruption().isEmpty()) {
      breach(
          BreachKind.UNFINISHED,
          "%s ends %s with a share of %s of its work done"
              .formatted(job.id(), booking.stretches.getLast().to(), share));
    }
  }

  /** The share of a job's work that is done in a minute of a stretch. */
  private double sharePerMinute(Job job, Pool pool, double hours, Stretch stretch) {
    GpuType type = scenario.gpuType(pool.gpuType());
    Optional<PowerCap> cap =
        type.powerCaps().stream()
            .filter(it -> Math.abs(it.fraction() - stretch.powerCap()) < 1e-9)
            .findFirst();
    if (cap.isEmpty() || !(cap.get().isFull() || job.powerCapping())) {
      breach(
          BreachKind.POWER_CAP,
          "%s at %s, which %s"
              .formatted(
                  job.id(),
                  stretch.powerCap(),
                  cap.isEmpty() ? "is no rung of " + type.id() : "may not be capped"));
      return 1;
    }
    return cap.get().speed() / (hours * MINUTES_PER_HOUR);
  }

  /** What is over is not judged by what is known now. */
  private void judgeResidency(Booking booking, Instant from, Breaches breaches) {
    Job job = booking.job;
    for (Stretch stretch : booking.stretches) {
      Instant begin = stretch.from().isBefore(from) ? from : stretch.from();
      if (begin.isBefore(stretch.to()) && scenario.pools().containsKey(stretch.poolId())) {
        Verdict verdict = permits.verdict(job.residency(), stretch.poolId(), begin, stretch.to());
        if (!verdict.permits()) {
          breaches.add(
              BreachKind.RESIDENCY,
              "%s in %s, policy %s: %s"
                  .formatted(job.id(), stretch.poolId(), job.residency(), verdict.wordsAgainst()));
        }
      }
    }
  }

  private void judgeData(Booking booking, Instant from, Breaches breaches) {
    if (booking.terms.data().isEmpty()) {
      return;
    }
    for (Stretch stretch : booking.stretches) {
      Pool pool = scenario.pools().get(stretch.poolId());
      if (pool != null && !stretch.from().isBefore(from)) {
        String site = scenario.siteOf(pool).id();
        dataRules
            .against(booking.job, booking.terms, booking.past.reached(), site, stretch.from())
            .ifPresent(it -> breaches.add(BreachKind.DATA, it));
      }
    }
  }

  private Optional<OrderRules.Span> spanOf(String jobId) {
    return Optional.ofNullable(bookings.get(jobId))
        .map(
            it -> new OrderRules.Span(it.stretches.getFirst().from(), it.stretches.getLast().to()));
  }

  private void judgeTimes(Booking booking) {
    Job job = booking.job;
    Instant start = booking.stretches.getFirst().from();
    Instant end = booking.stretches.getLast().to();
    if (start.isBefore(job.earliestStart())) {
      breach(
          BreachKind.TOO_EARLY,
          "%s starts %s, earliest %s".formatted(job.id(), start, job.earliestStart()));
    }
    if (end.isAfter(grid.end())) {
      breach(
          BreachKind.PAST_THE_HORIZON,
          "%s ends %s, the horizon %s".formatted(job.id(), end, grid.end()));
    }
    if (job.hardDeadline() && job.deadline().filter(end::isAfter).isPresent()) {
      breach(
          BreachKind.HARD_DEADLINE,
          "%s ends %s, after %s".formatted(job.id(), end, job.deadline().orElse(end)));
    }
    for (int i = 1; i < booking.stretches.size(); i++) {
      if (booking.stretches.get(i).from().isBefore(booking.stretches.get(i - 1).to())) {
        breach(BreachKind.PLACED_TWICE, job.id() + ", twice at " + booking.stretches.get(i).from());
      }
    }
  }

  private void breach(BreachKind kind, String message) {
    ofRules.add(new Breach(kind, message));
  }

  /**
   * The same books under other limits and with other GPUs, at the same slots.
   *
   * @throws IllegalArgumentException where the slots are others, or pools and power domains are
   */
  public RunLedger under(Scenario other, Map<String, Long> otherCeilings) {
    if (!other.grid().equals(grid)
        || !other.pools().keySet().equals(pools.keySet())
        || !other.domains().keySet().equals(domains.keySet())) {
      throw new IllegalArgumentException("Another fleet or other slots: the books begin anew");
    }
    RunLedger same = new RunLedger(other, otherCeilings, dataRules.links());
    same.order.takeOver(order);
    pools.forEach((id, rows) -> rows(same.pools, id).takeOver(rows));
    domains.forEach((id, rows) -> rows(same.domains, id).takeOver(rows));
    same.bookings.putAll(bookings);
    if (!same.tenants.isEmpty()) {
      bookings.values().forEach(same::postToTenant);
    }
    same.unjudged.addAll(unjudged);
    return same;
  }

  private void postToTenant(Booking booking) {
    for (Stretch stretch : booking.stretches) {
      Pool pool = scenario.pools().get(stretch.poolId());
      int from = inside(stretch.from());
      int to = inside(stretch.to());
      if (pool != null && from < to) {
        long[] draw = microwatts(booking.job, pool, stretch.powerCap());
        post(booking.job.tenant(), pool, draw, from, to, 1);
      }
    }
  }

  /**
   * What is wrong with what was booked since the last look: rules that runs break, and limits that
   * are passed in any slot that begins at an instant or later, where something changed. At most a
   * thousand are named.
   */
  public List<Breach> look(Instant from) {
    Breaches breaches = new Breaches();
    ofRules.forEach(it -> breaches.add(it.kind(), it.message()));
    ofRules.clear();
    for (String jobId : unjudged) {
      Optional.ofNullable(bookings.get(jobId))
          .ifPresent(
              it -> {
                judgeResidency(it, from, breaches);
                judgeData(it, from, breaches);
              });
      order.concerned(jobId).forEach(it -> order.judge(it, this::spanOf, breaches));
    }
    // Not cleared: that takes as long as the most that were ever in it.
    unjudged = new LinkedHashSet<>();
    int first = inside(from);
    pools.forEach((id, rows) -> lookAtGpus(scenario.pool(id), rows, first, breaches));
    domains.forEach((id, rows) -> lookAtPower(scenario.domain(id), rows, first, breaches));
    tenants.forEach((tenant, rows) -> lookAtTenant(tenant, rows, first, breaches));
    return breaches.kept();
  }

  private void lookAtTenant(String tenant, Rows rows, int first, Breaches breaches) {
    double ceiling = ceilings.getOrDefault(tenant, 0L) * MICROWATTS_PER_WATT;
    for (int slot = rows.changed.nextSetBit(first);
        slot >= 0;
        slot = rows.changed.nextSetBit(slot + 1)) {
      if (rows.sum[slot] > ceiling + TOLERANCE_MICROWATTS) {
        int at = slot;
        breaches.add(
            BreachKind.SHARES,
            () ->
                "%s at %s: %.6f MW of %.6f MW"
                    .formatted(
                        tenant,
                        grid.at(at),
                        rows.sum[at] / MICROWATTS_PER_MEGAWATT,
                        ceiling / MICROWATTS_PER_MEGAWATT));
      }
    }
    rows.changed.clear();
  }

  private void lookAtGpus(Pool pool, Rows rows, int first, Breaches breaches) {
    for (int slot = rows.changed.nextSetBit(first);
        slot >= 0;
        slot = rows.changed.nextSetBit(slot + 1)) {
      if (rows.sum[slot] > pool.gpus().at(slot)) {
        int at = slot;
        breaches.add(
            BreachKind.GPUS,
            () ->
                "%s at %s: %d taken, %.0f there"
                    .formatted(pool.id(), grid.at(at), rows.sum[at], pool.gpus().at(at)));
      }
    }
    rows.changed.clear();
  }

  private void lookAtPower(PowerDomain domain, Rows rows, int first, Breaches breaches) {
    double factor = domain.measures() == Measures.FACILITY ? scenario.site(domain.site()).pue() : 1;
    for (int slot = rows.changed.nextSetBit(first);
        slot >= 0;
        slot = rows.changed.nextSetBit(slot + 1)) {
      double drawn = (rows.sum[slot] + idleMicrowatts(domain.id(), slot)) * factor;
      double limit = domain.limitMW().at(slot) * MICROWATTS_PER_MEGAWATT;
      if (drawn > limit + TOLERANCE_MICROWATTS) {
        int at = slot;
        breaches.add(
            BreachKind.MEGAWATTS,
            () ->
                "%s at %s: %.6f MW of %.6f MW"
                    .formatted(
                        domain.id(),
                        grid.at(at),
                        drawn / MICROWATTS_PER_MEGAWATT,
                        domain.limitMW().at(at)));
      }
    }
    rows.changed.clear();
  }

  private double idleMicrowatts(String domainId, int slot) {
    return idle.computeIfAbsent(domainId, this::idleBelow)[slot];
  }

  private double[] idleBelow(String domainId) {
    double[] sum = new double[grid.slots()];
    for (Pool pool : scenario.pools().values()) {
      if (isBelow(pool, domainId)) {
        double each = scenario.gpuType(pool.gpuType()).idleWatts() * MICROWATTS_PER_WATT;
        for (int slot = 0; slot < sum.length; slot++) {
          sum[slot] += each * pool.gpus().at(slot);
        }
      }
    }
    return sum;
  }

  private boolean isBelow(Pool pool, String domainId) {
    Optional<String> above = Optional.of(pool.domain());
    while (above.isPresent() && !above.get().equals(domainId)) {
      above = scenario.domain(above.get()).parent();
    }
    return above.isPresent();
  }

  /**
   * Lets go of what some jobs run, to be started.
   *
   * @param from what is before counts no more
   * @throws IllegalStateException where something was booked that breaks a rule or a limit
   */
  public ValidatedRuns release(long revision, Collection<String> jobIds, Instant from) {
    List<Breach> breaches = look(from);
    if (!breaches.isEmpty()) {
      throw new IllegalStateException("Not to be started: " + breaches.getFirst());
    }
    Map<String, List<Stretch>> released = new LinkedHashMap<>();
    for (String id : jobIds) {
      Booking booking = bookings.get(id);
      if (booking != null) {
        released.put(id, booking.stretches);
      }
    }
    return new ValidatedRuns(revision, released);
  }
}
