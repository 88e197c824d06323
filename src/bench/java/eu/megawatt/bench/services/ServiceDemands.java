package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Demands of services by seed. From the Azure traces come bursts and lengths: a quarter-hour here
 * is as far from its service's daily curve as three minutes of the trace are from its mean, in the
 * trace's order, and a service's tokens for a request are the mean of {@value #WINDOW} requests
 * that follow each other there. The traces cover one hour, so all that is longer is ours: the day's
 * curve by the hour where the users are, quiet weekends for code, how large services are, and that
 * a token of context is a {@value #CONTEXT_PARTS}th of the work of one that is generated.
 */
final class ServiceDemands {

  private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
  private static final int SLOT_MINUTES = 15;
  private static final int FULL_SIZE = 100;
  private static final int WINDOW = 200;
  private static final double CONTEXT_PARTS = 10;
  private static final int HOURS = 24;
  private static final int WORKING_DAYS = 5;
  private static final int DAYS_OF_WEEK = 7;

  /** Most H100 replicas that a service needs at its peak. */
  private static final double MOST = 40;

  /** GPUs of the replicas of models whose services are half as large. */
  private static final int LARGE = 8;

  /** What a service is: of which model, for code or for talk, and what its tokens are sold for. */
  private record Sort(String model, boolean isCode, double eurPerMillionTokens) {}

  /** A region, the milliseconds to each site, and how far its clocks are ahead of UTC. */
  private record Users(Region region, int hoursAhead) {}

  private final SplittableRandom random;
  private final TimeGrid grid;
  private final ServiceData data;
  private final Scenario fleet;
  private final Map<String, Model> models = new LinkedHashMap<>();
  private final Map<String, Users> users = new LinkedHashMap<>();
  private final Map<String, Tenant> tenants = new LinkedHashMap<>();

  private ServiceDemands(long seed, TimeGrid grid, ServiceData data, double scale) {
    this.random = new SplittableRandom(seed);
    this.grid = grid;
    this.data = data;
    this.fleet = ServingFleet.of(grid, data, random, scale);
    ServedModels.all().forEach(it -> models.put(it.id(), it));
    add("paris", 1, 6, 34, 40, 12);
    add("madrid", 1, 24, 52, 58, 32);
    add("frankfurt", 1, 12, 26, 32, 16);
    add("stockholm", 1, 34, 3, 9, 30);
    add("london", 0, 12, 30, 36, 3);
    add("warsaw", 1, 28, 22, 28, 34);
    for (String id : List.of("care", "bank", "press", "shop", "lab")) {
      double guaranteed = Math.rint(scale * (1 + random.nextInt(3)) * 40) / 1_000;
      tenants.put(id, new Tenant(id, guaranteed, 1 + random.nextInt(3) * 0.5, List.of()));
    }
  }

  private void add(
      String id, int hoursAhead, double paris, double stockholm, double sundsvall, double london) {
    Map<String, Double> ms = new LinkedHashMap<>();
    ms.put(ServingFleet.PARIS, paris);
    ms.put(ServingFleet.STOCKHOLM, stockholm);
    ms.put(ServingFleet.SUNDSVALL, sundsvall);
    ms.put(ServingFleet.LONDON, london);
    users.put(id, new Users(new Region(id, ms), hoursAhead));
  }

  /** The horizon of the first so many quarter-hours of the week. */
  static TimeGrid grid(int slots) {
    return new TimeGrid(START, SLOT_MINUTES, slots);
  }

  /** The demand of a seed; the fleet is as large as so many services need. */
  static Demand of(long seed, int services, TimeGrid grid, ServiceData data) {
    return new ServiceDemands(seed, grid, data, (double) services / FULL_SIZE).demand(services);
  }

  private Demand demand(int count) {
    Map<String, Region> regions = new LinkedHashMap<>();
    users.forEach((id, it) -> regions.put(id, it.region));
    Map<String, Service> services = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Service service = service("service-%03d".formatted(i + 1));
      services.put(service.id(), service);
    }
    return new Demand(
        fleet,
        Map.of(),
        List.of(),
        tenants,
        models,
        regions,
        Collections.unmodifiableMap(services));
  }

  private Service service(String id) {
    Sort sort = sort();
    Model model = Objects.requireNonNull(models.get(sort.model));
    Users its = pick(List.copyOf(users.values()));
    String residency = pick(List.of("any", "any", "any", "eu", "eu", "eu", "eu", "eu", "eu", "fr"));
    boolean hasFailover = !residency.equals("fr") && random.nextInt(4) == 0;
    RequestTrace trace = sort.isCode ? data.code() : data.talk();
    int from = random.nextInt(trace.size());
    double tokens =
        Math.rint(
            trace.meanGenerated(from, WINDOW) + trace.meanContext(from, WINDOW) / CONTEXT_PARTS);
    double size = Math.clamp(Math.exp(2.2 + 0.9 * random.nextGaussian()), 0.5, MOST);
    double replicas = model.gpusPerReplica() == LARGE ? size / 2 : size;
    double one =
        model.gpusPerReplica()
            * Objects.requireNonNull(model.tokensPerSecondPerGpu().get(ServedModels.H100))
            / tokens;
    return new Service(
        id,
        pick(List.copyOf(tenants.keySet())),
        residency,
        model.id(),
        its.region.id(),
        budgetMs(model, its.region, residency, hasFailover ? 2 : 1),
        tokens,
        asked(its.hoursAhead, sort.isCode, trace, replicas * one),
        pick(List.of(0, 0, 1, 1, 1, 2)),
        (int) Math.ceil(2.2 * replicas) + 2,
        hasFailover,
        Math.rint(tokens * sort.eurPerMillionTokens * (1 + random.nextDouble())) / 1e3);
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private Sort sort() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> new Sort("chat-8b", false, 0.15);
      case 4, 5 -> new Sort("chat-8b", true, 0.15);
      case 6, 7, 8 -> new Sort("chat-14b", false, 0.2);
      case 9 -> new Sort("chat-14b", true, 0.2);
      case 10, 11, 12, 13 -> new Sort("code-32b", true, 0.4);
      case 14, 15, 16 -> new Sort("chat-70b", false, 0.6);
      case 17, 18 -> new Sort("reason-235b", false, 1.2);
      default -> new Sort("chat-405b", false, 2.5);
    };
  }

  /**
   * So much that as many sites as there have to be are near enough, and no more than chance adds.
   */
  private double budgetMs(Model model, Region region, String residency, int least) {
    double[] ways =
        fleet.sites().values().stream()
            .filter(it -> isAdmitted(residency, it))
            .mapToDouble(it -> region.toSite(it.id()).orElseThrow())
            .sorted()
            .toArray();
    double way = ways[Math.min(ways.length, least) - 1];
    return model.latencyMs() + Math.max(way, pick(List.of(10.0, 16.0, 27.0, 35.0, 60.0))) + 2;
  }

  private boolean isAdmitted(String residency, Site site) {
    return Objects.requireNonNull(fleet.policies().get(residency))
        .countries()
        .map(it -> it.contains(site.country()))
        .orElse(true);
  }

  /** Requests a second, the most of which are so many. */
  private Series asked(int hoursAhead, boolean isCode, RequestTrace trace, double most) {
    int from = random.nextInt(trace.size());
    double[] asked = new double[grid.slots()];
    double highest = 0;
    for (int slot = 0; slot < asked.length; slot++) {
      double hour = slot * grid.slotHours() + hoursAhead;
      boolean isWeekend = (int) (hour / HOURS) % DAYS_OF_WEEK >= WORKING_DAYS;
      double now = isCode ? working(hour % HOURS, isWeekend) : talking(hour % HOURS);
      asked[slot] = now * trace.burst(from + (long) slot);
      highest = Math.max(highest, asked[slot]);
    }
    for (int slot = 0; slot < asked.length; slot++) {
      asked[slot] = Math.rint(asked[slot] / highest * most * 1e3) / 1e3;
    }
    return Series.of(asked);
  }

  private static double talking(double hour) {
    return 0.25 + 0.5 * around(13, 3.5, hour) + 0.6 * around(20.5, 2.5, hour);
  }

  private static double working(double hour, boolean isWeekend) {
    double day = 0.08 + 0.8 * around(10.5, 1.8, hour) + 0.9 * around(15.5, 2.2, hour);
    return isWeekend ? 0.3 * day : day;
  }

  /** 1 at an hour, less the further from it, by the way around the clock. */
  private static double around(double centre, double width, double hour) {
    double off = Math.abs(hour - centre);
    double far = Math.min(off, HOURS - off) / width;
    return Math.exp(-far * far / 2);
  }
}
