package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.SmallScenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A live plan of several tenants with shares by chance, to which things happen by chance: after
 * each, ceilings and budgets are counted by hand. What was used is counted slot by slot as each
 * slot begins, whatever the plan says of it later.
 */
final class ShareHistory {

  private static final List<String> TENANTS = List.of("ann", "ben", "cas", "dee");
  private static final Duration SLOT = Duration.ofMinutes(FloodWorld.SLOT_MINUTES);
  private static final Rules RULES =
      new Rules(
          Duration.ofMinutes(60),
          Duration.ofMinutes(5),
          Money.ofEuro(new BigDecimal("0.01")),
          Duration.ofDays(4));

  private final SplittableRandom random;
  private final FloodWorld world;
  private final Scenario fleet;
  private final ShareOracle oracle;
  private final Map<String, TenantShare> shares = new HashMap<>();

  /** Watt-hours and euro of what has run, by tenant and day. */
  private final Map<String, Map<LocalDate, BigDecimal[]>> used = new HashMap<>();

  private final List<String> told = new ArrayList<>();
  private final Set<String> seen = new TreeSet<>();
  private final List<Spent> spent = new ArrayList<>();
  private LiveScheduler scheduler;
  private Instant now = SmallScenario.START.plusSeconds(60);
  private int number;

  ShareHistory(long seed) {
    random = new SplittableRandom(seed);
    world = new FloodWorld(random);
    fleet = world.fleet();
    oracle = new ShareOracle(fleet);
    World shared = World.of(fleet);
    for (String tenant : TENANTS.subList(0, 3)) {
      TenantShare share = share(tenant);
      shares.put(tenant, share);
      shared = shared.with(share);
    }
    scheduler = new LiveScheduler(shared, RULES, List.of(), 0, now);
    tell("shares " + shares);
  }

  private TenantShare share(String tenant) {
    TenantShare share = TenantShare.unknown(tenant).guaranteeing(random.nextInt(4) * 1_000L);
    if (random.nextBoolean()) {
      share = share.upTo(share.guaranteedWatts() + 500 + random.nextInt(4_000));
    }
    if (random.nextBoolean()) {
      share =
          share.with(
              new PeriodBudget(
                  random.nextBoolean() ? Period.DAY : Period.WEEK,
                  OptionalLong.of(2_000L + random.nextInt(40_000)),
                  random.nextBoolean()
                      ? OptionalLong.of(100_000L + random.nextInt(3_000_000))
                      : OptionalLong.empty()));
    }
    return share;
  }

  @Override
  public String toString() {
    return String.join("\n", told);
  }

  Set<String> seen() {
    return seen;
  }

  void step() {
    switch (random.nextInt(16)) {
      case 0, 1, 2, 3, 4, 5 -> submit();
      case 6 -> end();
      case 7 -> limit();
      case 8 -> outage();
      case 9, 10, 11 -> time();
      case 12 -> improve();
      case 13 -> move();
      case 14 -> ceiling();
      default -> restart();
    }
    for (Change change : scheduler.takeChanges()) {
      change.movedFor().ifPresent(_ -> seen.add("Reclaimed"));
      change
          .movedFor()
          .ifPresent(
              it ->
                  assertThat(change.after().work().job().tenant()).as(toString()).isNotEqualTo(it));
    }
    spent.addAll(scheduler.takeSpent());
    assertThat(LimitsOracle.wrong(scheduler.world(), scheduler.jobs(), boundary(), 200))
        .as(toString())
        .isEmpty();
    ceilingsHold();
    budgetsHold();
    for (LiveJob waiting : scheduler.queue()) {
      scheduler.reasons(waiting, now).forEach(it -> seen.add(it.code().token()));
    }
  }

  private void submit() {
    String tenant = TENANTS.get(random.nextInt(TENANTS.size()));
    Work work = world.work("j" + number++, tenant, now, random.nextBoolean());
    Verdict preview = scheduler.preview(work, now);
    Verdict verdict = scheduler.submit(work, now);
    tell("submit %s: %s".formatted(work, verdict));
    assertThat(verdict).as(toString()).isEqualTo(preview);
  }

  private Optional<LiveJob> any() {
    List<LiveJob> all = List.copyOf(scheduler.jobs());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
  }

  private void end() {
    any()
        .ifPresent(
            it -> {
              tell("end " + it.id());
              scheduler.cancel(it.id(), "no", now);
            });
  }

  private void limit() {
    Instant from = now.plus(Duration.ofMinutes(random.nextInt(200)));
    become(
        scheduler
            .world()
            .with(
                new LimitOrder(
                    "limit" + number,
                    random.nextBoolean() ? "north" : "south",
                    LimitOrder.Source.OPERATOR,
                    OptionalDouble.of(0.003 + 0.008 * random.nextDouble()),
                    from,
                    from.plus(Duration.ofMinutes(random.nextInt(30, 600))),
                    number++,
                    "because")));
  }

  private void outage() {
    Instant from = now.plus(Duration.ofMinutes(random.nextInt(100)));
    become(
        scheduler
            .world()
            .with(
                new Outage(
                    "outage" + number++,
                    List.of("a1", "a2", "b").get(random.nextInt(3)),
                    random.nextInt(1, 4),
                    from,
                    from.plus(Duration.ofHours(random.nextInt(1, 8))),
                    "broken",
                    Optional.empty(),
                    random.nextBoolean() ? 0 : random.nextDouble(900))));
  }

  /** A ceiling may be another, but for those whose work may not be stopped for it. */
  private void ceiling() {
    TenantShare before = shares.getOrDefault("ann", TenantShare.unknown("ann"));
    TenantShare next = before.guaranteeing(0).upTo(random.nextInt(5_000));
    if (become(scheduler.world().with(next))) {
      shares.put("ann", next);
      seen.add("Ceiling");
    } else {
      seen.add("CeilingRefused");
    }
  }

  private boolean become(World next) {
    Optional<Replan> preview = scheduler.previewOf(next, now);
    Optional<Replan> done = scheduler.become(next, now);
    tell("become: " + done);
    assertThat(done).as(toString()).isEqualTo(preview);
    return done.isPresent();
  }

  /** Slot by slot, so that everything is handed over before it begins. */
  private void time() {
    for (int slots = random.nextInt(1, 6); slots > 0; slots--) {
      Instant next = boundary();
      pass(next.minusSeconds(240));
      pass(next);
      for (LiveJob job : scheduler.jobs()) {
        use(job, next);
      }
      now = next.plusSeconds(60);
      tell("now it is " + now);
    }
  }

  private void pass(Instant at) {
    if (at.isAfter(now)) {
      now = at;
      scheduler.tick(now);
      scheduler.handOver(now);
    }
  }

  private void use(LiveJob job, Instant at) {
    BigDecimal watts = oracle.watts(job, at);
    if (watts.signum() > 0) {
      BigDecimal[] sums = sums(used, job.work().job().tenant(), day(at));
      sums[0] = sums[0].add(watts.multiply(oracle.hours()));
      sums[1] = sums[1].add(oracle.euro(job, at));
    }
  }

  private static BigDecimal[] sums(
      Map<String, Map<LocalDate, BigDecimal[]>> all, String tenant, LocalDate day) {
    return all.computeIfAbsent(tenant, _ -> new HashMap<>())
        .computeIfAbsent(day, _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private void improve() {
    Improvable improvable = scheduler.improvable(now, 0).improvable();
    if (improvable.size() > 0) {
      Improver.counted(improvable, RULES, 300, random.nextLong())
          .run()
          .ifPresent(
              it -> {
                if (!scheduler.adopt(it, now).isEmpty()) {
                  seen.add("Adopted");
                  tell("adopted " + it);
                }
              });
    }
  }

  private void move() {
    any()
        .ifPresent(
            job -> {
              Instant to = boundary().plus(SLOT.multipliedBy(random.nextInt(3, 60)));
              Move move =
                  new Move(
                      job.id(),
                      List.of("a1", "a2", "b").get(random.nextInt(3)),
                      to,
                      OptionalDouble.empty(),
                      Optional.empty());
              Relocation relocation = scheduler.move(move, now);
              tell("move " + relocation);
              if (relocation instanceof Relocation.Refused(List<Refusal> because)) {
                because.forEach(it -> seen.add(it.code().token()));
              }
            });
  }

  private void restart() {
    tell("restart");
    List<TenantUse> before = scheduler.tenants(now);
    scheduler =
        new LiveScheduler(
            scheduler.world(),
            RULES,
            List.copyOf(scheduler.jobs()),
            scheduler.revision(),
            now,
            spent);
    assertThat(scheduler.tenants(now)).as(toString()).isEqualTo(before);
  }

  private Instant boundary() {
    long seconds = SLOT.toSeconds();
    return Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond(), seconds) * seconds);
  }

  private void ceilingsHold() {
    for (TenantShare share : shares.values()) {
      if (share.ceilingWatts().isPresent()) {
        Instant at = boundary();
        for (int slot = 0; slot < 200; slot++, at = at.plus(SLOT)) {
          assertThat(oracle.watts(scheduler.jobs(), share.tenant(), at))
              .as("%s%n%s at %s", this, share, at)
              .isLessThanOrEqualTo(BigDecimal.valueOf(share.ceilingWatts().getAsLong()));
        }
      }
    }
  }

  private void budgetsHold() {
    Map<String, Map<LocalDate, BigDecimal[]>> all = new HashMap<>();
    used.forEach((tenant, days) -> days.forEach((day, sums) -> add(sums(all, tenant, day), sums)));
    for (LiveJob job : scheduler.jobs()) {
      Instant at = boundary();
      for (int slot = 0; slot < 200; slot++, at = at.plus(SLOT)) {
        BigDecimal watts = oracle.watts(job, at);
        if (watts.signum() > 0) {
          add(
              sums(all, job.work().job().tenant(), day(at)),
              new BigDecimal[] {watts.multiply(oracle.hours()), oracle.euro(job, at)});
        }
      }
    }
    for (TenantShare share : shares.values()) {
      for (PeriodBudget budget : share.budgets()) {
        Map<LocalDate, BigDecimal[]> byPeriod = new HashMap<>();
        all.getOrDefault(share.tenant(), Map.of())
            .forEach(
                (day, sums) ->
                    add(
                        byPeriod.computeIfAbsent(
                            first(budget.period(), day),
                            _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO}),
                        sums));
        byPeriod.forEach((first, sums) -> holds(share, budget, first, sums));
      }
    }
  }

  private static LocalDate first(Period period, LocalDate day) {
    return period == Period.DAY ? day : day.minusDays(day.getDayOfWeek().getValue() - 1L);
  }

  private void holds(TenantShare share, PeriodBudget budget, LocalDate first, BigDecimal[] sums) {
    budget
        .wattHours()
        .ifPresent(
            it ->
                assertThat(sums[0])
                    .as("%s%n%s from %s, Wh", this, share, first)
                    .isLessThanOrEqualTo(BigDecimal.valueOf(it)));
    budget
        .micro()
        .ifPresent(
            it ->
                assertThat(sums[1].movePointRight(6))
                    .as("%s%n%s from %s, micro-euro", this, share, first)
                    .isLessThanOrEqualTo(BigDecimal.valueOf(it)));
  }

  private static void add(BigDecimal[] to, BigDecimal[] more) {
    to[0] = to[0].add(more[0]);
    to[1] = to[1].add(more[1]);
  }

  private void tell(String what) {
    told.add(what);
  }
}
