package eu.megawatt.planner.backtest;

import eu.megawatt.planner.backtest.BackTest.Runout;
import eu.megawatt.planner.backtest.BackTest.RunoutKind;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Growth.Forecast.Point;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.demand.Foretold;
import eu.megawatt.planner.demand.PlanDemand;
import eu.megawatt.planner.demand.Together;
import eu.megawatt.planner.outlook.DemandFan;
import eu.megawatt.planner.outlook.Exhaustion;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Asks a planner on days of the past, with what was known when each began, and holds what it says
 * against what came. What is said on a day depends on nothing that came after it, except the
 * capacity plan where there was none yet, which is told.
 */
public final class Replay {

  /** The most days ahead: two years. */
  public static final int MOST_DAYS = 731;

  /** The most days on which the planner is asked. */
  public static final int MOST_ORIGINS = 120;

  /** The last days of the bands of how far ahead; the last band has no end. */
  private static final List<Integer> BANDS = List.of(7, 14, 28, 91);

  private final Past past;
  private final Terms terms;

  /**
   * A replay.
   *
   * @param dayCount days ahead, 1 to {@value #MOST_DAYS}
   */
  public record Terms(int dayCount, int drawCount, long seed, int reservePermille) {

    public Terms {
      if (dayCount < 1 || dayCount > MOST_DAYS) {
        throw new IllegalArgumentException(
            "dayCount (%d) is not 1 to %d".formatted(dayCount, MOST_DAYS));
      }
    }

    private Question question(LocalDate to) {
      Question usual = Question.usual(to, seed).withDraws(drawCount);
      return new Question(to, drawCount, seed, reservePermille, usual.counted());
    }
  }

  private Replay(Past past, Terms terms) {
    this.past = past;
    this.terms = terms;
  }

  /** What would have been said on some days, and how far off it was. */
  public static BackTest of(Past past, List<LocalDate> origins, Terms terms) {
    return of(past, origins, terms, () -> false, _ -> {});
  }

  /**
   * The same with progress.
   *
   * @param isCancelled is asked before each day
   * @param progress hears of how many days more are done
   * @throws CancellationException where it was cancelled
   */
  public static BackTest of(
      Past past,
      List<LocalDate> origins,
      Terms terms,
      BooleanSupplier isCancelled,
      IntConsumer progress) {
    if (origins.isEmpty() || origins.size() > MOST_ORIGINS) {
      throw new IllegalArgumentException(
          "The planner is asked on %d days; allowed are 1 to %d"
              .formatted(origins.size(), MOST_ORIGINS));
    }
    return new Replay(past, terms).run(origins, isCancelled, progress);
  }

  private BackTest run(List<LocalDate> origins, BooleanSupplier isCancelled, IntConsumer progress) {
    List<BackTest.Origin> told = new ArrayList<>();
    List<BackTest.Skipped> skipped = new ArrayList<>();
    Tallies tallies = new Tallies();
    for (LocalDate at : new TreeSet<>(origins)) {
      if (isCancelled.getAsBoolean()) {
        throw new CancellationException("The replay was cancelled");
      }
      Optional<Saying> saying = said(past.before(at), at, terms);
      if (saying.isPresent()) {
        BackTest.Origin origin = beside(saying.get());
        told.add(origin);
        tallies.add(at, origin.days(), saying.get().naiveUnitKw());
      } else {
        skipped.add(
            new BackTest.Skipped(
                at,
                "Fewer than %d days of any demand were known.".formatted(Foretold.FEWEST_DAYS)));
      }
      progress.accept(1);
    }
    return new BackTest(told, skipped, tallies.bands(), tallies.all.errors());
  }

  private static final class Tallies {
    private final List<Tally> bands = new ArrayList<>();
    private final Tally all = new Tally(1, MOST_DAYS);

    Tallies() {
      int from = 1;
      for (int to : BANDS) {
        bands.add(new Tally(from, to));
        from = to + 1;
      }
      bands.add(new Tally(from, MOST_DAYS));
    }

    void add(LocalDate at, List<BackTest.Day> days, double unitKw) {
      for (BackTest.Day day : days) {
        int ahead = (int) ChronoUnit.DAYS.between(at, day.day()) + 1;
        all.add(day, unitKw);
        bands.stream().filter(it -> it.isOf(ahead)).forEach(it -> it.add(day, unitKw));
      }
    }

    List<BackTest.Errors> bands() {
      return bands.stream().filter(it -> it.count() > 0).map(Tally::errors).toList();
    }
  }

  /** What is said when a day begins; empty where too little of every demand is known. */
  static Optional<Saying> said(Past known, LocalDate at, Terms terms) {
    NavigableSet<DemandGroup> groups = new TreeSet<>();
    NavigableSet<DemandGroup> untold = new TreeSet<>();
    SortedMap<DemandGroup, DemandDays> told = new TreeMap<>();
    SortedMap<DemandGroup, Foretold.Told> forecasts = new TreeMap<>();
    LocalDate to = at.plusDays(terms.dayCount());
    known
        .demand()
        .forEach(
            (group, days) -> {
              int ahead = (int) Math.max(1, ChronoUnit.DAYS.between(days.to(), to));
              if (Foretold.briefly(days, ahead) instanceof Foretold.Told its) {
                groups.add(group);
                told.put(group, days);
                forecasts.put(group, its);
              } else {
                untold.add(group);
              }
            });
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    List<DemandStream> streams = new ArrayList<>();
    Together.of(forecasts, told)
        .forEach(
            (group, its) ->
                streams.add(
                    new PlanDemand(its, PlanDemand.unstated())
                        .stream("demand-" + streams.size(), group, at, to)));
    Past.PlanOf planOf = known.planOf(at);
    CapacityPlan plan = begun(planOf.plan(), at).withDemand(streams, projects(planOf, at));
    Question question = terms.question(to);
    Weekly weekly = new Weekly(told);
    return Optional.of(
        new Saying(
            at,
            planOf.isLater(),
            groups,
            untold,
            DemandFan.of(plan, question),
            weekly.again(at, terms.dayCount()),
            hasPlace(plan) ? Optional.of(MonteCarlo.of(plan, question).all()) : Optional.empty(),
            weekly.unitKw()));
  }

  /** Projects that had not begun; those of a plan of later were not known. */
  private static List<Project> projects(Past.PlanOf planOf, LocalDate at) {
    return planOf.isLater()
        ? List.of()
        : planOf.plan().projects().stream().filter(it -> !it.start().isBefore(at)).toList();
  }

  private static CapacityPlan begun(CapacityPlan plan, LocalDate at) {
    return new CapacityPlan(
        plan.name(), at, plan.sites(), plan.steps(), plan.gpus(), List.of(), List.of());
  }

  private static boolean hasPlace(CapacityPlan plan) {
    NavigableSet<String> hosted = new TreeSet<>();
    plan.sites().values().forEach(it -> hosted.addAll(it.profileIds()));
    return plan.streams().stream().allMatch(it -> hosted.contains(it.profileId()))
        && plan.projects().stream().allMatch(it -> hosted.contains(it.profileId()));
  }

  private BackTest.Origin beside(Saying saying) {
    SortedMap<DemandGroup, DemandDays> came = new TreeMap<>();
    saying.groups().forEach(it -> came.put(it, past.demand().getOrDefault(it, none())));
    List<BackTest.Day> days = new ArrayList<>();
    for (int i = 0; i < saying.days().size(); i++) {
      DemandFan.Day said = saying.days().get(i);
      OptionalDouble sum = Weekly.sum(came, said.day());
      if (sum.isPresent()) {
        days.add(
            new BackTest.Day(
                said.day(),
                said.p10Kw(),
                said.p50Kw(),
                said.p90Kw(),
                saying.naiveKw().get(i),
                sum.getAsDouble()));
      }
    }
    return new BackTest.Origin(
        saying.at(),
        saying.isLaterPlan(),
        saying.groups().size(),
        saying.untold().size(),
        days,
        saying.exhaustion().map(it -> runout(saying.at(), it, came)));
  }

  private static DemandDays none() {
    return DemandDays.of(LocalDate.EPOCH);
  }

  /** Holds a date of running out against the days that are known since. */
  private Runout runout(LocalDate at, Exhaustion told, SortedMap<DemandGroup, DemandDays> came) {
    LocalDate end = at.plusDays(terms.dayCount());
    LocalDate knownTo =
        came.values().stream().map(DemandDays::to).min(LocalDate::compareTo).orElse(at);
    LocalDate to = knownTo.isBefore(end) ? knownTo : end;
    Optional<LocalDate> on = to.isAfter(at) ? ranOut(at, to, came) : Optional.empty();
    OptionalLong error =
        on.isPresent() && told.p50().isPresent()
            ? OptionalLong.of(ChronoUnit.DAYS.between(on.get(), told.p50().get()))
            : OptionalLong.empty();
    return new Runout(kind(told.p50(), on, to), told, on, error);
  }

  private static RunoutKind kind(
      Optional<LocalDate> told, Optional<LocalDate> on, LocalDate knownTo) {
    if (on.isPresent()) {
      return told.isPresent() ? RunoutKind.CAME : RunoutKind.MISSED;
    }
    return told.map(it -> it.isBefore(knownTo) ? RunoutKind.FALSE_ALARM : RunoutKind.OPEN)
        .orElse(RunoutKind.NEITHER);
  }

  /** The first day on which what came was more than there was, by the steps of the newest plan. */
  private Optional<LocalDate> ranOut(
      LocalDate at, LocalDate to, SortedMap<DemandGroup, DemandDays> came) {
    CapacityPlan newest = begun(past.newest(), at);
    List<DemandStream> streams = new ArrayList<>();
    came.forEach(
        (group, days) ->
            streams.add(
                new DemandStream(
                    "demand-" + streams.size(),
                    group.profileId(),
                    group.tenantId(),
                    group.workKind(),
                    group.gpuType(),
                    0,
                    new Growth.Forecast(points(days, at, to)))));
    CapacityPlan plan =
        newest
            .withSteps(newest.steps().stream().map(Replay::onTime).toList())
            .withGpus(newest.gpus().stream().map(Replay::onTime).toList())
            .withDemand(streams, List.of());
    return MonteCarlo.of(plan, terms.question(to).withDraws(1)).all().p50();
  }

  /** Each day as it was; one of which nothing is known as the one before. */
  private static List<Point> points(DemandDays days, LocalDate at, LocalDate to) {
    List<Point> points = new ArrayList<>();
    double last = 0;
    for (LocalDate day = at; !day.isAfter(to); day = day.plusDays(1)) {
      last = days.kw(day).orElse(last);
      points.add(Point.sure(day, last));
    }
    return points;
  }

  private static SupplyStep onTime(SupplyStep it) {
    return new SupplyStep(
        it.id(),
        it.siteId(),
        it.kind(),
        it.on(),
        it.gridKw(),
        it.availabilityPermille(),
        Delay.NONE,
        it.source());
  }

  private static GpuLot onTime(GpuLot it) {
    return new GpuLot(
        it.id(), it.siteId(), it.gpuType(), it.on(), it.count(), it.wattsPerGpu(), Delay.NONE);
  }
}
