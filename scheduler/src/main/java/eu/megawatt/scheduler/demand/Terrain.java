package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a demand's fleet has room for and what that costs, by slot, in arrays: pools, sites, power
 * domains and tenants by number. Watts are above idle, on the IT side. Immutable.
 */
final class Terrain {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double GRAMS_PER_KILOGRAM = 1e3;

  final Demand demand;
  private final Headroom headroom;
  final int slots;
  final int slotMinutes;
  final List<Place> pools = new ArrayList<>();
  final List<String> sites = new ArrayList<>();

  /** IT watts that each domain has above its idle GPUs, by domain and slot. */
  final double[][] room;

  /** Facility watts that tenants may borrow for work that cannot give way, by slot. */
  final double[] borrowable;

  /**
   * Whether of each pool every tenant is kept as large a share as it is guaranteed of the fleet.
   */
  final boolean keepsPools;

  /** Facility watts above idle that all sites may draw, by slot. */
  private final double[] aboveIdle;

  private final Map<String, Integer> poolNumbers = new LinkedHashMap<>();
  private final Map<String, Integer> tenantNumbers = new LinkedHashMap<>();
  private final List<Tenant> tenants = new ArrayList<>();

  /**
   * A pool.
   *
   * @param site its number
   * @param domains numbers of all domains above it
   * @param gpus by slot
   * @param eurPerWatt what a watt above idle costs for a slot, energy and carbon, by slot
   * @param mwhPerWatt what it is for a slot, on the facility's side
   * @param eurPerGpu what it is worth to keep a GPU free in a slot
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Place(
      int number,
      Pool pool,
      GpuType type,
      int site,
      double pue,
      int[] domains,
      double[] gpus,
      double[] eurPerWatt,
      double mwhPerWatt,
      double[] eurPerGpu) {}

  Terrain(Demand demand, Headroom headroom) {
    this.demand = demand;
    this.headroom = headroom;
    Scenario fleet = demand.base();
    TimeGrid grid = fleet.grid();
    slots = grid.slots();
    slotMinutes = grid.slotMinutes();
    sites.addAll(fleet.sites().keySet());
    List<String> domains = List.copyOf(fleet.domains().keySet());
    for (Pool pool : fleet.pools().values()) {
      poolNumbers.put(pool.id(), pools.size());
      pools.add(place(fleet, pool, domains));
    }
    room = new double[domains.size()][];
    for (int d = 0; d < room.length; d++) {
      room[d] = room(fleet, fleet.domain(domains.get(d)), d);
    }
    demand.tenants().values().forEach(this::add);
    fleet.jobs().values().forEach(it -> add(demand.tenant(it.tenant())));
    demand.services().values().forEach(it -> add(demand.tenant(it.tenant())));
    aboveIdle = aboveIdle(fleet);
    keepsPools = headroom.keepsPools();
    double guaranteed =
        demand.tenants().values().stream().mapToDouble(Tenant::guaranteedMW).sum()
            * WATTS_PER_MEGAWATT;
    borrowable = Arrays.stream(aboveIdle).map(it -> Math.max(0, it - guaranteed)).toArray();
  }

  /** What a tenant is guaranteed of all that may be drawn above idle, 0 to 1. */
  double share(int tenant, int slot) {
    double watts = tenant(tenant).guaranteedMW() * WATTS_PER_MEGAWATT;
    return watts == 0 ? 0 : Math.min(1, watts / aboveIdle[slot]);
  }

  private void add(Tenant tenant) {
    if (tenantNumbers.putIfAbsent(tenant.id(), tenants.size()) == null) {
      tenants.add(tenant);
    }
  }

  private Place place(Scenario fleet, Pool pool, List<String> domains) {
    Site site = fleet.siteOf(pool);
    double hours = fleet.grid().slotHours();
    double mwhPerWatt = site.pue() * hours / WATTS_PER_MEGAWATT;
    double[] eur = new double[slots];
    double[] gpus = new double[slots];
    double[] eurPerGpu = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      double tonnes = site.carbonGramsPerKWh().at(slot) / GRAMS_PER_KILOGRAM;
      eur[slot] =
          mwhPerWatt * (site.energyEurPerMWh().at(slot) + tonnes * fleet.carbonEurPerTonne());
      gpus[slot] = pool.gpus().at(slot);
      eurPerGpu[slot] = headroom.eurPerGpu(slot * hours, hours);
    }
    return new Place(
        pools.size(),
        pool,
        fleet.gpuType(pool.gpuType()),
        sites.indexOf(site.id()),
        site.pue(),
        fleet.above(pool).stream().mapToInt(it -> domains.indexOf(it.id())).toArray(),
        gpus,
        eur,
        mwhPerWatt,
        eurPerGpu);
  }

  private double[] room(Scenario fleet, PowerDomain domain, int number) {
    double factor = fleet.perItWatt(domain);
    double[] watts = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      watts[slot] = domain.limitMW().at(slot) * WATTS_PER_MEGAWATT / factor;
      for (Place place : pools) {
        for (int above : place.domains) {
          if (above == number) {
            watts[slot] -= place.gpus[slot] * place.type.idleWatts();
          }
        }
      }
    }
    return watts;
  }

  /** Facility watts above idle that all sites may draw, by slot. */
  private double[] aboveIdle(Scenario fleet) {
    double[] watts = new double[slots];
    int number = 0;
    for (PowerDomain domain : fleet.domains().values()) {
      if (domain.parent().isEmpty()) {
        double pue = fleet.site(domain.site()).pue();
        for (int slot = 0; slot < slots; slot++) {
          watts[slot] += room[number][slot] * pue;
        }
      }
      number++;
    }
    return watts;
  }

  /** Whether there are shares to be kept at all. */
  boolean hasShares() {
    return !demand.tenants().isEmpty();
  }

  int tenant(String id) {
    return Objects.requireNonNull(tenantNumbers.get(id));
  }

  Tenant tenant(int number) {
    return tenants.get(number);
  }

  int tenantCount() {
    return tenants.size();
  }

  Place place(String poolId) {
    return pools.get(Objects.requireNonNull(poolNumbers.get(poolId)));
  }
}
