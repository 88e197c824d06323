package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the plan has to live with: a fleet with its limits, prices and policies as a scenario knows
 * them, and what has been said since. Immutable.
 *
 * @param basis a scenario; its jobs do not count here
 * @param orders limits by id
 * @param outages by id
 * @param rates in the order in which they came
 * @param shares by tenant
 * @param reservations what is kept free for services
 * @param links that data may take from site to site
 */
public record World(
    Scenario basis,
    Map<String, LimitOrder> orders,
    Map<String, Outage> outages,
    List<Rates> rates,
    Map<String, TenantShare> shares,
    Reservations reservations,
    List<Link> links) {

  /** Ids of power domains that stand for a site with several grid connections begin so. */
  static final String ALL_OF = "all of ";

  public World {
    orders = Map.copyOf(orders);
    outages = Map.copyOf(outages);
    rates = List.copyOf(rates);
    shares = Map.copyOf(shares);
    links = List.copyOf(links);
  }

  /** As the scenario has it. */
  public static World of(Scenario basis) {
    return new World(basis, Map.of(), Map.of(), List.of(), Map.of(), Reservations.NONE, List.of());
  }

  /** The same with one more limit, or another under the same id. */
  public World with(LimitOrder order) {
    Map<String, LimitOrder> more = new TreeMap<>(orders);
    more.put(order.id(), order);
    return new World(basis, more, outages, rates, shares, reservations, links);
  }

  /** The same with one more outage, or another under the same id. */
  public World with(Outage outage) {
    Map<String, Outage> more = new TreeMap<>(outages);
    more.put(outage.id(), outage);
    return new World(basis, orders, more, rates, shares, reservations, links);
  }

  /** The same without an outage. */
  public World withoutOutage(String id) {
    Map<String, Outage> fewer = new TreeMap<>(outages);
    fewer.remove(id);
    return new World(basis, orders, fewer, rates, shares, reservations, links);
  }

  /** The same with newer prices. */
  public World with(Rates newer) {
    List<Rates> more = new ArrayList<>(rates);
    more.add(newer);
    return new World(basis, orders, outages, more, shares, reservations, links);
  }

  /** The same with what a tenant has of it, in place of what it had. */
  public World with(TenantShare share) {
    Map<String, TenantShare> more = new TreeMap<>(shares);
    more.put(share.tenant(), share);
    return new World(basis, orders, outages, rates, more, reservations, links);
  }

  /** The same where nothing is said of a tenant. */
  public World withoutShare(String tenant) {
    Map<String, TenantShare> fewer = new TreeMap<>(shares);
    fewer.remove(tenant);
    return new World(basis, orders, outages, rates, fewer, reservations, links);
  }

  /** What a tenant has of it. */
  public TenantShare share(String tenant) {
    return shares.getOrDefault(tenant, TenantShare.unknown(tenant));
  }

  /** The same on another fleet. */
  public World on(Scenario other) {
    return new World(
        other.under(basis.register()), orders, outages, rates, shares, reservations, links);
  }

  /** The same under another register of what is known and asked. */
  public World under(Register register) {
    return new World(basis.under(register), orders, outages, rates, shares, reservations, links);
  }

  /** The same with other reservations in place of all there were. */
  public World with(Reservations others) {
    return new World(basis, orders, outages, rates, shares, others, links);
  }

  /** The same with other links in place of all there were. */
  public World linked(List<Link> others) {
    return new World(basis, orders, outages, rates, shares, reservations, others);
  }

  /**
   * The scenario of a stretch of time, without jobs, and without what is reserved. What the basis
   * does not reach goes on as it was: limits and GPUs as in its last slot, prices and carbon as at
   * the same time a week before.
   *
   * @param grid with slots of the basis' length, on its boundaries
   */
  public Scenario window(TimeGrid grid) {
    Scenario bare = bare(grid);
    return reservations.isEmpty() ? bare : Granted.of(bare, reservations).left();
  }

  /** The scenario of any slots, without jobs, as if nothing were reserved. */
  public Scenario unreserved(TimeGrid grid) {
    return Regridded.of(bare(around(grid)), grid);
  }

  /** What of the reservations there is room for. */
  public Granted granted() {
    return Granted.of(bare(around(reservations.grid())), reservations);
  }

  /** The slots of the basis' length that other slots have a part in. */
  private TimeGrid around(TimeGrid grid) {
    int minutes = basis.grid().slotMinutes();
    long first = (long) Math.floor(basis.grid().position(grid.start()));
    long end = (long) Math.ceil(basis.grid().position(grid.end()));
    Instant start = basis.grid().start().plus(Duration.ofMinutes(first * minutes));
    return new TimeGrid(start, minutes, (int) (end - first));
  }

  private Scenario bare(TimeGrid grid) {
    List<PowerDomain> domains = new ArrayList<>();
    for (Site site : basis.sites().values()) {
      domains.addAll(domains(site, grid));
    }
    Scenario bare =
        Scenario.of(
                basis.name(),
                grid,
                basis.carbonEurPerTonne(),
                List.copyOf(basis.gpuTypes().values()),
                priced(grid),
                domains,
                basis.pools().values().stream().map(pool -> stocked(pool, grid)).toList(),
                List.copyOf(basis.policies().values()),
                List.of())
            .under(basis.register());
    return OutageDraw.without(bare, outages.values());
  }

  private List<PowerDomain> domains(Site site, TimeGrid grid) {
    List<PowerDomain> its =
        basis.domains().values().stream().filter(it -> it.site().equals(site.id())).toList();
    List<PowerDomain> connections = its.stream().filter(it -> it.parent().isEmpty()).toList();
    boolean isOne = connections.size() == 1;
    List<PowerDomain> limited = new ArrayList<>();
    if (!isOne) {
      limited.add(together(site, connections, grid));
    }
    for (PowerDomain domain : its) {
      Optional<String> parent =
          isOne || domain.parent().isPresent() ? domain.parent() : Optional.of(ALL_OF + site.id());
      Series limit = limited(domain, isOne && domain.parent().isEmpty(), grid);
      limited.add(new PowerDomain(domain.id(), domain.site(), parent, limit, domain.measures()));
    }
    return limited;
  }

  /** A site with several grid connections: their sum, less where an order says so. */
  private PowerDomain together(Site site, List<PowerDomain> connections, TimeGrid grid) {
    double[] sum = new double[grid.slots()];
    for (PowerDomain connection : connections) {
      double factor = connection.measures() == Measures.FACILITY ? 1 : site.pue();
      for (int slot = 0; slot < sum.length; slot++) {
        sum[slot] += connection.limitMW().at(lastKnown(slot, grid)) * factor;
      }
    }
    ordered(site.id(), sum, grid, 1);
    return new PowerDomain(
        ALL_OF + site.id(), site.id(), Optional.empty(), Series.of(sum), Measures.FACILITY);
  }

  /**
   * @param isSite whether what is ordered for its site is meant for it
   */
  private Series limited(PowerDomain domain, boolean isSite, TimeGrid grid) {
    boolean isOrdered =
        orders.values().stream()
            .anyMatch(
                it ->
                    it.subject().equals(domain.id())
                        || (isSite && it.subject().equals(domain.site())));
    if (domain.limitMW().isConstant() && !isOrdered) {
      return Series.constant(domain.limitMW().at(0), grid.slots());
    }
    double[] limit = new double[grid.slots()];
    Arrays.setAll(limit, slot -> domain.limitMW().at(lastKnown(slot, grid)));
    ordered(domain.id(), limit, grid, 1);
    if (isSite) {
      double factor =
          domain.measures() == Measures.FACILITY ? 1 : 1 / basis.site(domain.site()).pue();
      ordered(domain.site(), limit, grid, factor);
    }
    return Series.of(limit);
  }

  /** Lowers limits to what is ordered: the newest of each source, the least of all sources. */
  private void ordered(String subject, double[] limit, TimeGrid grid, double factor) {
    for (LimitOrder.Source source : LimitOrder.Source.values()) {
      List<LimitOrder> newestLast =
          orders.values().stream()
              .filter(it -> it.subject().equals(subject) && it.source() == source)
              .sorted(Comparator.comparingLong(LimitOrder::number))
              .toList();
      if (newestLast.isEmpty()) {
        continue;
      }
      double[] said = new double[limit.length];
      Arrays.fill(said, Double.POSITIVE_INFINITY);
      for (LimitOrder order : newestLast) {
        double to = order.megawatts().orElse(Double.POSITIVE_INFINITY) * factor;
        Arrays.fill(said, touched(order.from(), grid), ended(order.to(), grid), to);
      }
      for (int slot = 0; slot < limit.length; slot++) {
        limit[slot] = Math.min(limit[slot], said[slot]);
      }
    }
  }

  /** The first slot that an instant or anything after it falls into. */
  static int touched(Instant from, TimeGrid grid) {
    return (int) Math.clamp(Math.floor(grid.position(clamped(from, grid))), 0, grid.slots());
  }

  /** The first slot of which nothing is before an instant. */
  static int ended(Instant to, TimeGrid grid) {
    return (int) Math.clamp(Math.ceil(grid.position(clamped(to, grid))), 0, grid.slots());
  }

  private static Instant clamped(Instant at, TimeGrid grid) {
    if (at.isBefore(grid.start())) {
      return grid.start();
    }
    return at.isAfter(grid.end()) ? grid.end() : at;
  }

  private Pool stocked(Pool pool, TimeGrid grid) {
    List<Outage> its =
        outages.values().stream().filter(it -> it.poolId().equals(pool.id())).toList();
    if (pool.gpus().isConstant() && its.isEmpty()) {
      return new Pool(
          pool.id(),
          pool.domain(),
          pool.gpuType(),
          Series.constant(pool.gpus().at(0), grid.slots()));
    }
    double[] gpus = new double[grid.slots()];
    Arrays.setAll(gpus, slot -> pool.gpus().at(lastKnown(slot, grid)));
    for (Outage outage : its) {
      int end = ended(outage.to(), grid);
      for (int slot = touched(outage.from(), grid); slot < end; slot++) {
        gpus[slot] = Math.max(0, gpus[slot] - outage.gpus());
      }
    }
    return new Pool(pool.id(), pool.domain(), pool.gpuType(), Series.of(gpus));
  }

  /** The sites with their prices in a stretch of time, as {@link #window} has them. */
  List<Site> priced(TimeGrid grid) {
    return basis.sites().values().stream().map(site -> priced(site, grid)).toList();
  }

  private Site priced(Site site, TimeGrid grid) {
    double[] price = new double[grid.slots()];
    double[] carbon = new double[grid.slots()];
    for (int slot = 0; slot < price.length; slot++) {
      int known = sameTimeEarlier(slot, grid);
      price[slot] = site.energyEurPerMWh().at(known);
      carbon[slot] = site.carbonGramsPerKWh().at(known);
    }
    for (Rates newer : rates) {
      if (newer.siteId().equals(site.id())) {
        renew(newer, grid, price, carbon);
      }
    }
    return new Site(
        site.id(),
        site.country(),
        site.pue(),
        Series.of(price),
        Series.of(carbon),
        site.assurance());
  }

  private static void renew(Rates newer, TimeGrid grid, double[] price, double[] carbon) {
    long first = grid.firstSlotFrom(newer.from());
    for (int i = 0; i < newer.energyEurPerMWh().slots(); i++) {
      long slot = first + i;
      if (slot >= 0 && slot < price.length) {
        price[(int) slot] = newer.energyEurPerMWh().at(i);
        carbon[(int) slot] = newer.carbonGramsPerKWh().at(i);
      }
    }
  }

  /** The slot of the basis that says what is in a slot, or its first or last. */
  private int lastKnown(int slot, TimeGrid grid) {
    return Math.clamp(basisSlot(slot, grid), 0, basis.grid().slots() - 1);
  }

  private int sameTimeEarlier(int slot, TimeGrid grid) {
    long its = Math.max(0, basisSlot(slot, grid));
    int known = basis.grid().slots();
    int day = Math.max(1, 24 * 60 / basis.grid().slotMinutes());
    int period = known >= 7 * day ? 7 * day : known >= day ? day : 1;
    return its < known ? (int) its : (int) (known - period + (its - known) % period);
  }

  private long basisSlot(int slot, TimeGrid grid) {
    return basis.grid().firstSlotFrom(grid.start()) + slot;
  }
}
