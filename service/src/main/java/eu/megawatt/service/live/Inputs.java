package eu.megawatt.service.live;

import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.live.LimitOrder;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.scheduler.live.Period;
import eu.megawatt.scheduler.live.PeriodBudget;
import eu.megawatt.scheduler.live.Rates;
import eu.megawatt.scheduler.live.TenantShare;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** Limits, outages and prices between the world and the tables. */
final class Inputs {

  static final String LIMIT = "limit";
  static final String OUTAGE = "outage";
  static final String RATES = "rates";
  static final String REGISTER = "register";
  static final String SHARE = "share";
  static final String LINKS = "links";

  private Inputs() {}

  /** A limit as it is kept. */
  record StoredLimit(
      String subject,
      String source,
      Optional<Double> megawatts,
      Instant from,
      Instant to,
      String reason) {}

  /**
   * An outage as it is kept.
   *
   * @param watts left out where nothing is drawn
   */
  record StoredOutage(
      String poolId,
      int gpus,
      Instant from,
      Optional<Instant> to,
      String reason,
      boolean isOver,
      Optional<String> node,
      Optional<Double> watts) {}

  /** Prices as they are kept. */
  record StoredRates(Instant from, List<Double> energyEurPerMWh, List<Double> carbonGramsPerKWh) {}

  static Publication.Input of(LimitOrder order) {
    return new Publication.Input(
        order.number(),
        LIMIT,
        order.id(),
        Json.write(
            new StoredLimit(
                order.subject(),
                order.source().word(),
                order.megawatts().isPresent()
                    ? Optional.of(order.megawatts().getAsDouble())
                    : Optional.empty(),
                order.from(),
                order.to(),
                order.reason())));
  }

  static Publication.Input of(Outage outage, boolean isOver, long number) {
    return new Publication.Input(
        number,
        OUTAGE,
        outage.id(),
        Json.write(
            new StoredOutage(
                outage.poolId(),
                outage.gpus(),
                outage.from(),
                Optional.of(outage.to()).filter(it -> !it.equals(Instant.MAX)),
                outage.reason(),
                isOver,
                outage.node(),
                Optional.of(outage.watts()).filter(it -> it > 0))));
  }

  static Publication.Input of(Rates rates) {
    return new Publication.Input(
        rates.number(),
        RATES,
        rates.siteId() + " " + rates.from(),
        Json.write(
            new StoredRates(
                rates.from(), list(rates.energyEurPerMWh()), list(rates.carbonGramsPerKWh()))));
  }

  /**
   * A tenant's share as it is kept.
   *
   * @param isOver whether nothing is said of the tenant any more
   */
  record StoredShare(
      long guaranteedW,
      Optional<Long> ceilingW,
      int priority,
      List<StoredBudget> budgets,
      Optional<Integer> mostOpenJobs,
      long longestWaitSeconds,
      String reason,
      boolean isOver) {}

  /** A budget as it is kept. */
  record StoredBudget(String period, Optional<Long> energyWh, Optional<Long> costMicro) {}

  static Publication.Input of(TenantShare share, boolean isOver) {
    return new Publication.Input(
        share.number(),
        SHARE,
        share.tenant(),
        Json.write(
            new StoredShare(
                share.guaranteedWatts(),
                boxed(share.ceilingWatts()),
                share.priority(),
                share.budgets().stream()
                    .map(
                        it ->
                            new StoredBudget(
                                it.period().word(), boxed(it.wattHours()), boxed(it.micro())))
                    .toList(),
                share.mostOpenJobs().isPresent()
                    ? Optional.of(share.mostOpenJobs().getAsInt())
                    : Optional.empty(),
                share.longestWait().toSeconds(),
                share.reason(),
                isOver)));
  }

  /** The links between sites as they are kept: all of them. */
  record StoredLinks(List<StoredLink> links) {}

  /** A link as it is kept. */
  record StoredLink(String from, String to, double gigabitsPerSecond, double eurPerGigabyte) {}

  static Publication.Input of(List<Link> links, long number) {
    return new Publication.Input(
        number,
        LINKS,
        LINKS,
        Json.write(
            new StoredLinks(
                links.stream()
                    .map(
                        it ->
                            new StoredLink(
                                it.from(), it.to(), it.gigabitsPerSecond(), it.eurPerGigabyte()))
                    .toList())));
  }

  private static World links(World world, Publication.Input input) {
    return world.linked(
        Json.read(input.body(), StoredLinks.class).links().stream()
            .map(it -> new Link(it.from(), it.to(), it.gigabitsPerSecond(), it.eurPerGigabyte()))
            .toList());
  }

  private static Optional<Long> boxed(OptionalLong value) {
    return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
  }

  static OptionalLong unboxed(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  private static World share(World world, Publication.Input input) {
    StoredShare kept = Json.read(input.body(), StoredShare.class);
    if (kept.isOver()) {
      return world.withoutShare(input.id());
    }
    return world.with(
        new TenantShare(
            input.id(),
            kept.guaranteedW(),
            unboxed(kept.ceilingW()),
            kept.priority(),
            kept.budgets().stream()
                .map(
                    it ->
                        new PeriodBudget(
                            Period.ofWord(it.period()).orElseThrow(),
                            unboxed(it.energyWh()),
                            unboxed(it.costMicro())))
                .toList(),
            kept.mostOpenJobs().map(OptionalInt::of).orElseGet(OptionalInt::empty),
            Duration.ofSeconds(kept.longestWaitSeconds()),
            input.number(),
            kept.reason()));
  }

  private static List<Double> list(Series series) {
    return Arrays.stream(series.toArray()).boxed().toList();
  }

  private static Series series(List<Double> values) {
    return Series.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  static Publication.Input of(KeptRegister register, long number) {
    return new Publication.Input(number, REGISTER, REGISTER, Json.write(register));
  }

  /** The register that was put last. */
  static Register register(List<Publication.Input> inputs, Function<String, Register> registers) {
    return inputs.stream()
        .filter(it -> it.kind().equals(REGISTER))
        .map(it -> Json.read(it.body(), KeptRegister.class).sha256())
        .reduce((_, later) -> later)
        .map(registers)
        .orElse(Register.NONE);
  }

  /** The world with what was kept. */
  static World apply(World world, Publication.Input input) {
    return switch (input.kind()) {
      case LIMIT -> world.with(limit(input));
      case OUTAGE -> outage(world, input);
      case RATES -> world.with(rates(input));
      case SHARE -> share(world, input);
      case LINKS -> links(world, input);
      case REGISTER -> world; // it is in force whatever is planned on
      default -> throw new IllegalStateException("No input is a " + input.kind());
    };
  }

  static LimitOrder limit(Publication.Input input) {
    StoredLimit kept = Json.read(input.body(), StoredLimit.class);
    return new LimitOrder(
        input.id(),
        kept.subject(),
        LimitOrder.Source.valueOf(kept.source().toUpperCase(Locale.ROOT)),
        kept.megawatts().isPresent()
            ? OptionalDouble.of(kept.megawatts().get())
            : OptionalDouble.empty(),
        kept.from(),
        kept.to(),
        input.number(),
        kept.reason());
  }

  private static World outage(World world, Publication.Input input) {
    StoredOutage kept = Json.read(input.body(), StoredOutage.class);
    Outage outage =
        new Outage(
            input.id(),
            kept.poolId(),
            kept.gpus(),
            kept.from(),
            kept.to().orElse(Instant.MAX),
            kept.reason(),
            kept.node(),
            kept.watts().orElse(0.0));
    return kept.isOver() ? world.withoutOutage(input.id()) : world.with(outage);
  }

  private static Rates rates(Publication.Input input) {
    StoredRates kept = Json.read(input.body(), StoredRates.class);
    return new Rates(
        input.id().substring(0, input.id().indexOf(' ')),
        kept.from(),
        series(kept.energyEurPerMWh()),
        series(kept.carbonGramsPerKWh()),
        input.number());
  }
}
