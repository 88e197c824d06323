package eu.megawatt.bench.services;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Four sites with a pool of each of two GPU types. Prices in France and two zones of Sweden are
 * day-ahead prices; those in Great Britain are ours, a day's shape and wind that comes and goes.
 * Carbon, PUE, sizes and limits are ours. Grid connections allow less at times: in the evening peak
 * in Paris and London, and around noon in Stockholm.
 */
final class ServingFleet {

  static final String PARIS = "paris";
  static final String STOCKHOLM = "stockholm";
  static final String SUNDSVALL = "sundsvall";
  static final String LONDON = "london";

  private static final double CARBON_EUR_PER_TONNE = 80;
  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final int HOURS = 24;

  /** What a GPU may draw above idle on average over its hall, in watts. */
  private static final double HALL_H100_W = 450;

  private static final double HALL_B200_W = 700;

  /** What a grid connection allows of what its halls may draw above idle, where it is not cut. */
  private static final double CONNECTED = 0.8;

  private final TimeGrid grid;
  private final ServiceData data;
  private final SplittableRandom random;
  private final double scale;

  private ServingFleet(TimeGrid grid, ServiceData data, SplittableRandom random, double scale) {
    this.grid = grid;
    this.data = data;
    this.random = random;
    this.scale = scale;
  }

  /**
   * The fleet without work.
   *
   * @param scale of its size: 1 for a hundred services
   */
  static Scenario of(TimeGrid grid, ServiceData data, SplittableRandom random, double scale) {
    return new ServingFleet(grid, data, random, scale).fleet();
  }

  private Scenario fleet() {
    List<Site> sites =
        List.of(
            site(PARIS, "FR", 1.22, price("FR"), byHour(hour -> 28 + evening(hour) * 30)),
            site(STOCKHOLM, "SE", 1.12, price("SE3"), byHour(hour -> 17 + evening(hour) * 5)),
            site(SUNDSVALL, "SE", 1.07, price("SE2"), byHour(_ -> 12)),
            site(LONDON, "GB", 1.18, windy(), byHour(hour -> 130 + evening(hour) * 90)));
    List<PowerDomain> domains = new ArrayList<>();
    List<Pool> pools = new ArrayList<>();
    add(sites.get(0), 1_400, 640, hour -> hour >= 17 && hour < 20 ? 0.6 : 1, domains, pools);
    add(sites.get(1), 1_000, 480, hour -> hour >= 10 && hour < 13 ? 0.6 : 1, domains, pools);
    add(sites.get(2), 600, 320, _ -> 1, domains, pools);
    add(sites.get(3), 800, 400, hour -> hour >= 16 && hour < 20 ? 0.6 : 1, domains, pools);
    return Scenario.of(
        "services",
        grid,
        CARBON_EUR_PER_TONNE,
        List.of(
            new GpuType(ServedModels.H100, ServedModels.IDLE_H100_W, List.of(new PowerCap(1, 1))),
            new GpuType(ServedModels.B200, ServedModels.IDLE_B200_W, List.of(new PowerCap(1, 1)))),
        sites,
        domains,
        pools,
        List.of(
            policy("any", Optional.empty()),
            policy("eu", Optional.of(List.of("FR", "SE"))),
            policy("fr", Optional.of(List.of("FR")))),
        List.of());
  }

  private static ResidencyPolicy policy(String id, Optional<List<String>> countries) {
    return new ResidencyPolicy(id, countries, Optional.empty(), List.of(), Optional.empty(), 0);
  }

  private static Site site(String id, String country, double pue, Series price, Series carbon) {
    return new Site(
        id, country, pue, price, carbon, new Assurance("EU", 3, List.of(), List.of("customer")));
  }

  private Series price(String zone) {
    return Objects.requireNonNull(data.prices().get(zone));
  }

  private Series byHour(DoubleUnaryOperator value) {
    return Series.of(
        IntStream.range(0, grid.slots())
            .mapToDouble(slot -> value.applyAsDouble(slot * grid.slotHours() % HOURS))
            .toArray());
  }

  /** 1 at 18 h, 0 at night. */
  private static double evening(double hour) {
    return Math.exp(-(hour - 18) * (hour - 18) / 18);
  }

  /** Dear in the evening, cheap where there is wind, which lasts for half a day or so. */
  private Series windy() {
    double[] price = new double[grid.slots()];
    double wind = random.nextGaussian();
    double keeps = Math.exp(-grid.slotHours() / 12);
    for (int slot = 0; slot < price.length; slot++) {
      wind = keeps * wind + Math.sqrt(1 - keeps * keeps) * random.nextGaussian();
      double hour = slot * grid.slotHours() % HOURS;
      price[slot] = Math.rint((78 + 35 * evening(hour) - 34 * wind) * 100) / 100;
    }
    return Series.of(price);
  }

  /** A grid connection, a hall for each GPU type, and its pool. */
  private void add(
      Site site,
      int h100,
      int b200,
      DoubleUnaryOperator cut,
      List<PowerDomain> domains,
      List<Pool> pools) {
    String grids = site.id() + "/grid";
    int first = (int) Math.ceil(h100 * scale);
    int second = (int) Math.ceil(b200 * scale);
    double idle = first * ServedModels.IDLE_H100_W + second * ServedModels.IDLE_B200_W;
    double more = CONNECTED * (first * HALL_H100_W + second * HALL_B200_W);
    Series limit = byHour(hour -> megawatts((idle + more * cut.applyAsDouble(hour)) * site.pue()));
    domains.add(new PowerDomain(grids, site.id(), Optional.empty(), limit, Measures.FACILITY));
    for (Map.Entry<String, Integer> hall :
        List.of(Map.entry(ServedModels.H100, first), Map.entry(ServedModels.B200, second))) {
      boolean isOld = hall.getKey().equals(ServedModels.H100);
      double each =
          isOld ? ServedModels.IDLE_H100_W + HALL_H100_W : ServedModels.IDLE_B200_W + HALL_B200_W;
      String id = site.id() + "/" + hall.getKey();
      domains.add(
          new PowerDomain(
              id,
              site.id(),
              Optional.of(grids),
              Series.constant(megawatts(hall.getValue() * each), grid.slots()),
              Measures.IT));
      pools.add(new Pool(id, id, hall.getKey(), Series.constant(hall.getValue(), grid.slots())));
    }
  }

  /** To the kilowatt. */
  private static double megawatts(double watts) {
    return Math.ceil(watts / 1e3) * 1e3 / WATTS_PER_MEGAWATT;
  }
}
