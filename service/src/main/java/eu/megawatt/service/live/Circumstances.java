package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.LimitOrder;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.Rates;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Identifiers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * What the plan has to live with and what is said about it: limits, outages, prices. Each may be
 * tried first: what it would cost and whom it would hit. Thread-safe.
 */
public final class Circumstances {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final int MOST_KEPT = 5_000;
  private static final int LONGEST_REASON = 500;
  private static final List<String> SOURCES =
      Arrays.stream(LimitOrder.Source.values()).map(LimitOrder.Source::word).toList();

  private final LiveDesk desk;
  private final FleetNodes nodes;
  private final Clock clock;

  public Circumstances(LiveDesk desk, FleetNodes nodes, Clock clock) {
    this.desk = desk;
    this.nodes = nodes;
    this.clock = clock;
  }

  /** A limit as it is shown. */
  public record LimitView(
      String id,
      String subjectId,
      String source,
      Optional<Long> limitW,
      Instant from,
      Instant to,
      String reason) {

    static LimitView of(LimitOrder order) {
      return new LimitView(
          order.id(),
          order.subject(),
          order.source().word(),
          order.megawatts().isPresent()
              ? Optional.of(Math.round(order.megawatts().getAsDouble() * WATTS_PER_MEGAWATT))
              : Optional.empty(),
          order.from(),
          order.to(),
          order.reason());
    }
  }

  /**
   * An outage as it is shown.
   *
   * @param drawW what its GPUs draw together while they are out, on the IT side
   */
  public record OutageView(
      String id,
      String poolId,
      Optional<String> nodeId,
      int gpuCount,
      Instant from,
      Optional<Instant> to,
      String reason,
      long drawW) {

    static OutageView of(Outage outage) {
      return new OutageView(
          outage.id(),
          outage.poolId(),
          outage.node(),
          outage.gpus(),
          outage.from(),
          Optional.of(outage.to()).filter(it -> !it.equals(Instant.MAX)),
          outage.reason(),
          Math.round(outage.watts()));
    }
  }

  /** An outage as it is asked for. */
  public record OutageBody(
      Optional<String> poolId,
      Optional<String> nodeId,
      Optional<Integer> gpuCount,
      Optional<String> from,
      Optional<String> to,
      Optional<String> reason) {}

  /** Prices as they are asked for. */
  public record RatesBody(
      Optional<String> from,
      Optional<List<Long>> energyMinorPerMWh,
      Optional<List<Long>> carbonGPerKWh,
      Optional<String> reason) {}

  /** Limits that were said and are not over, the newest first. */
  public List<LimitView> limits() {
    Instant now = clock.instant();
    return desk.ask(turn -> turn.scheduler().world()).orders().values().stream()
        .filter(it -> it.to().isAfter(now))
        .sorted((a, b) -> Long.compare(b.number(), a.number()))
        .map(LimitView::of)
        .toList();
  }

  /** Outages that are not over, the newest id last. */
  public List<OutageView> outages() {
    Instant now = clock.instant();
    return desk.ask(turn -> turn.scheduler().world()).outages().values().stream()
        .filter(it -> it.to().isAfter(now))
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .map(OutageView::of)
        .toList();
  }

  /** Sets a limit for some time, or takes it back. */
  public ReplanView limit(LimitBody body, boolean validateOnly) {
    Scenario fleet = desk.fleet();
    List<FieldError> errors = new ArrayList<>();
    if (body.siteId().isPresent() == body.domainId().isPresent()) {
      errors.add(new FieldError("/siteId", "Missing", "must be there, or domainId; not both."));
    }
    body.siteId().ifPresent(it -> known(it, fleet.sites().keySet(), "/siteId", "site", errors));
    body.domainId()
        .ifPresent(it -> known(it, fleet.domains().keySet(), "/domainId", "power domain", errors));
    String source = body.source().orElse(LimitOrder.Source.OPERATOR.word());
    known(source, SOURCES, "/source", "source", errors);
    if (body.limitW().isPresent() && body.limitW().get() < 0) {
      errors.add(
          new FieldError("/limitW", "TooSmall", "must be 0 or more, not " + body.limitW().get()));
    }
    Optional<String> instruction = body.instructionId();
    if (instruction.isPresent() && !instruction.get().matches(Instruction.NAME)) {
      errors.add(
          new FieldError(
              "/instructionId",
              "NotAName",
              "must be 1 to 100 letters, digits and . _ : / - , not \"%s\"."
                  .formatted(instruction.get())));
    }
    Span span = span(body.from(), body.to(), true, errors);
    String reason = reason(body.reason(), errors);
    refuse(errors);
    String subject = body.siteId().or(body::domainId).orElseThrow();
    String id =
        instruction
            .map(it -> Instruction.orderId(it, subject))
            .orElseGet(() -> Identifiers.next("limit", clock.instant()));
    LongFunction<LimitOrder> asked =
        number ->
            new LimitOrder(
                id,
                subject,
                LimitOrder.Source.valueOf(source.toUpperCase(Locale.ROOT)),
                body.limitW().isPresent()
                    ? OptionalDouble.of(body.limitW().get() / WATTS_PER_MEGAWATT)
                    : OptionalDouble.empty(),
                span.from,
                span.to,
                number,
                reason);
    return change(
        validateOnly,
        Cause.LIMIT,
        reason,
        number ->
            instruction.isPresent() ? Instruction.order(asked.apply(number)) : asked.apply(number),
        instruction.isPresent() ? Instruction::in : World::with,
        Inputs::of,
        LimitOrder::id);
  }

  /** GPUs of a pool are not there for some time, or until somebody says otherwise. */
  public ReplanView outage(OutageBody body, boolean validateOnly) {
    Scenario fleet = desk.fleet();
    List<FieldError> errors = new ArrayList<>();
    known(body.poolId().orElse(""), fleet.pools().keySet(), "/poolId", "pool", errors);
    if (body.gpuCount().orElse(0) < 1) {
      errors.add(new FieldError("/gpuCount", "TooSmall", "must be there and be 1 or more."));
    }
    body.nodeId().ifPresent(it -> ofThePool(it, body, fleet, errors));
    Span span = span(body.from(), body.to(), false, errors);
    String reason = reason(body.reason(), errors);
    refuse(errors);
    return change(
        validateOnly,
        Cause.OUTAGE,
        reason,
        _ ->
            new Outage(
                Identifiers.next("outage", clock.instant()),
                body.poolId().orElseThrow(),
                body.gpuCount().orElseThrow(),
                span.from,
                span.to,
                reason,
                body.nodeId()),
        World::with,
        outage -> Inputs.of(outage, false, desk.nextInput()),
        Outage::id);
  }

  /** Whether a node that is named is one of the pool's, with as many GPUs. */
  private void ofThePool(String nodeId, OutageBody body, Scenario fleet, List<FieldError> errors) {
    Map<String, Integer> gpus = new TreeMap<>();
    nodes.of(fleet).of(body.poolId().orElse("")).forEach(it -> gpus.put(it.id(), it.gpuCount()));
    known(nodeId, gpus.keySet(), "/nodeId", "node of the pool", errors);
    int its = gpus.getOrDefault(nodeId, Integer.MAX_VALUE);
    if (body.gpuCount().orElse(0) > its) {
      errors.add(
          new FieldError(
              "/gpuCount", "TooLarge", "must be at most %d, which %s has.".formatted(its, nodeId)));
    }
  }

  /** The GPUs of an outage are back; empty where there is no such outage. */
  public Optional<ReplanView> endOutage(String id, String reason) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          Optional<Outage> known = Optional.ofNullable(scheduler.world().outages().get(id));
          return known.map(
              outage -> {
                Replan replan =
                    scheduler
                        .become(scheduler.world().withoutOutage(id), turn.now())
                        .orElseThrow(CurrentPlan::idleAlone);
                turn.keep(Inputs.of(outage, true, desk.nextInput()));
                turn.because(Cause.OUTAGE, reason);
                desk.returned(turn, outage);
                return ReplanView.of(
                    Optional.of(id),
                    scheduler.pendingRevision(),
                    replan,
                    scheduler.world().basis());
              });
        });
  }

  /**
   * Prices of a site as they were said last.
   *
   * @param version of all that was said of the site so far
   */
  public record RatesView(
      String siteId,
      String version,
      Instant from,
      List<Long> energyMinorPerMWh,
      List<Long> carbonGPerKWh) {

    static RatesView of(Rates rates) {
      return new RatesView(
          rates.siteId(),
          Long.toString(rates.number()),
          rates.from(),
          whole(rates.energyEurPerMWh(), 100),
          whole(rates.carbonGramsPerKWh(), 1));
    }

    private static List<Long> whole(Series series, double factor) {
      return Arrays.stream(series.toArray()).mapToObj(it -> Math.round(it * factor)).toList();
    }
  }

  /** What was said last of a site's prices; empty where nothing was. */
  public Optional<RatesView> rates(String siteId) {
    return desk.ask(turn -> newest(turn.scheduler().world(), siteId)).map(RatesView::of);
  }

  private static Optional<Rates> newest(World world, String siteId) {
    return world.rates().stream()
        .filter(it -> it.siteId().equals(siteId))
        .max(Comparator.comparingLong(Rates::number));
  }

  /**
   * Newer prices and carbon intensities of a site.
   *
   * @throws StaleException where others have come than were looked at
   */
  public ReplanView rates(
      String siteId, RatesBody body, boolean validateOnly, Expectation expected) {
    Scenario fleet = desk.fleet();
    List<FieldError> errors = new ArrayList<>();
    known(siteId, fleet.sites().keySet(), "siteId", "site", errors);
    List<Long> energy = body.energyMinorPerMWh().orElse(List.of());
    List<Long> carbon = body.carbonGPerKWh().orElse(List.of());
    if (energy.isEmpty() || energy.size() > MOST_KEPT || energy.size() != carbon.size()) {
      errors.add(
          new FieldError(
              "/energyMinorPerMWh",
              "WrongLength",
              "must have 1 to %d values, a slot each, and carbonGPerKWh as many."
                  .formatted(MOST_KEPT)));
    }
    if (Stream.concat(energy.stream(), carbon.stream()).anyMatch(Objects::isNull)) {
      errors.add(new FieldError("/energyMinorPerMWh", "Missing", "must have no null in it."));
    } else if (carbon.stream().anyMatch(it -> it < 0)) {
      errors.add(new FieldError("/carbonGPerKWh", "TooSmall", "must be 0 or more."));
    }
    Optional<Instant> from = instant(body.from(), "/from", errors);
    TimeGrid grid = fleet.grid();
    if (from.isPresent() && !grid.onGrid(from.get())) {
      errors.add(
          new FieldError(
              "/from",
              "OffTheGrid",
              "must be the beginning of a slot of %d minutes.".formatted(grid.slotMinutes())));
    }
    String reason = reason(body.reason(), errors);
    refuse(errors);
    return change(
        validateOnly,
        Cause.RATES,
        reason,
        number ->
            new Rates(siteId, from.orElseThrow(), series(energy, 100), series(carbon, 1), number),
        (world, newer) -> {
          expected.check(
              "The prices of %s are at version".formatted(siteId),
              newest(world, siteId).map(it -> Long.toString(it.number())),
              validateOnly);
          return world.with(newer);
        },
        Inputs::of,
        it -> it.siteId() + " " + it.from());
  }

  private static Series series(List<Long> values, double divisor) {
    return Series.of(values.stream().mapToDouble(it -> it / divisor).toArray());
  }

  private interface Apply<T> {
    World to(World world, T what);
  }

  private <T> ReplanView change(
      boolean validateOnly,
      Cause cause,
      String reason,
      LongFunction<T> make,
      Apply<T> apply,
      Function<T, Publication.Input> keep,
      Function<T, String> id) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          World world = scheduler.world();
          if (world.orders().size() + world.outages().size() + world.rates().size() > MOST_KEPT) {
            throw Problem.of(
                    ProblemKind.UNAVAILABLE,
                    "%d limits, outages and prices are kept already.".formatted(MOST_KEPT))
                .toException();
          }
          T what = make.apply(desk.nextInput());
          World next = apply.to(world, what);
          Replan replan =
              (validateOnly
                      ? scheduler.previewOf(next, turn.now())
                      : scheduler.become(next, turn.now()))
                  .orElseThrow(CurrentPlan::idleAlone);
          if (!validateOnly && !next.equals(world)) {
            turn.keep(keep.apply(what));
            turn.because(cause, reason);
          }
          return ReplanView.of(
              validateOnly ? Optional.empty() : Optional.of(id.apply(what)),
              scheduler.pendingRevision(),
              replan,
              world.basis());
        });
  }

  private record Span(Instant from, Instant to) {}

  private Span span(
      Optional<String> from, Optional<String> to, boolean mustEnd, List<FieldError> errors) {
    Instant begins =
        from.isPresent() ? instant(from, "/from", errors).orElse(Instant.EPOCH) : clock.instant();
    if (to.isEmpty() && !mustEnd) {
      return new Span(begins, Instant.MAX);
    }
    Instant ends = instant(to, "/to", errors).orElse(begins.plusSeconds(1));
    if (!ends.isAfter(begins)) {
      errors.add(
          new FieldError(
              "/to", "EndsBeforeItBegins", "must be after from (%s).".formatted(begins)));
      return new Span(begins, begins.plusSeconds(1));
    }
    return new Span(begins, ends);
  }

  private static Optional<Instant> instant(
      Optional<String> text, String pointer, List<FieldError> errors) {
    try {
      Optional<Instant> at = text.map(it -> Instant.ofEpochMilli(Instant.parse(it).toEpochMilli()));
      if (at.isEmpty()) {
        errors.add(new FieldError(pointer, "Missing", "must be there: a time."));
      }
      return at;
    } catch (DateTimeException | ArithmeticException _) {
      errors.add(
          new FieldError(
              pointer,
              "NotATime",
              "must be a time such as 2026-11-23T00:00:00Z, not \"%s\"."
                  .formatted(text.orElse(""))));
      return Optional.empty();
    }
  }

  private static String reason(Optional<String> reason, List<FieldError> errors) {
    String its = reason.orElse("");
    if (its.isBlank() || its.length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              "/reason",
              "Missing",
              "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    return its;
  }

  private static void known(
      String value,
      Collection<String> known,
      String pointer,
      String what,
      List<FieldError> errors) {
    if (!known.contains(value)) {
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "\"%s\" is not a %s.%s"
                  .formatted(value, what, Nearest.suggestion(value, List.copyOf(known)))));
    }
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }
}
