package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Makes a {@link Problem} of a scenario. */
final class ProblemCompiler {

  private record ShapedPrefix(int site, int shape) {}

  private record Window(int site, int shape, int run) {}

  /** Pools that differ only in what is free: same site, same GPU type, enough GPUs at some time. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(int site, GpuType type, int[] pools) {}

  private final Scenario scenario;
  private final int slots;
  private final List<Site> sites;
  private final List<Pool> pools;
  private final List<PowerDomain> domains;
  private final List<GpuType> types;
  private final Map<String, Integer> domainIndex = new HashMap<>();
  private final double[][] pricePerWatt;
  private final int[][] gpus;
  private final Spots spots;
  private final int[] mostGpus;
  private final Map<LoadShape, Integer> shapes = new HashMap<>();

  /** One period of each shape. */
  private final List<double[]> loads = new ArrayList<>();

  private final Map<ShapedPrefix, double[]> prefixes = new ConcurrentHashMap<>();
  private final Map<Window, WindowCosts> windows = new ConcurrentHashMap<>();
  private final Map<String, List<Group>> groupsByPolicy = new HashMap<>();

  ProblemCompiler(Scenario scenario) {
    this.scenario = scenario;
    this.slots = scenario.grid().slots();
    this.sites = List.copyOf(scenario.sites().values());
    this.pools = List.copyOf(scenario.pools().values());
    this.domains = List.copyOf(scenario.domains().values());
    this.types = List.copyOf(scenario.gpuTypes().values());
    for (PowerDomain domain : domains) {
      domainIndex.put(domain.id(), domainIndex.size());
    }
    this.pricePerWatt = sites.stream().map(this::pricePerWatt).toArray(double[][]::new);
    this.gpus = pools.stream().map(ProblemCompiler::gpus).toArray(int[][]::new);
    this.mostGpus =
        Arrays.stream(gpus).mapToInt(row -> Arrays.stream(row).max().orElse(0)).toArray();
    this.spots =
        new Spots(types.stream().mapToInt(type -> type.powerCaps().size()).max().orElse(1), slots);
  }

  Problem compile() {
    int[][] path = pools.stream().map(this::path).toArray(int[][]::new);
    int[] siteOfPool =
        pools.stream().mapToInt(pool -> sites.indexOf(scenario.siteOf(pool))).toArray();
    int[] typeOfPool =
        pools.stream().mapToInt(pool -> types.indexOf(scenario.gpuType(pool.gpuType()))).toArray();
    for (ResidencyPolicy policy : scenario.policies().values()) {
      groupsByPolicy.put(policy.id(), groups(policy, siteOfPool, typeOfPool));
    }
    List<Job> listed = List.copyOf(scenario.jobs().values());
    JobSpec[] jobs = new JobSpec[listed.size()];
    int[] shapeOfJob = listed.stream().mapToInt(job -> shape(unsteady(job.load()))).toArray();
    Arrays.parallelSetAll(jobs, index -> spec(index, listed.get(index), shapeOfJob[index]));
    return new Problem(
        scenario, spots, jobs, path, gpus, room(path), siteOfPool, typeOfPool, pricePerWatt);
  }

  private double[] pricePerWatt(Site site) {
    double hours = scenario.grid().slotHours();
    double[] price = new double[slots];
    for (int slot = 0; slot < slots; slot++) {
      double perMWh =
          site.energyEurPerMWh().at(slot)
              + site.carbonGramsPerKWh().at(slot) / 1000 * scenario.carbonEurPerTonne();
      price[slot] = perMWh * site.pue() * hours / 1e6;
    }
    return price;
  }

  private static int[] gpus(Pool pool) {
    return Arrays.stream(pool.gpus().toArray()).mapToInt(count -> (int) count).toArray();
  }

  private int[] path(Pool pool) {
    List<Integer> path = new ArrayList<>();
    Optional<String> above = Optional.of(pool.domain());
    while (above.isPresent()) {
      path.add(domainIndex.get(above.get()));
      above = scenario.domain(above.get()).parent();
    }
    return path.stream().mapToInt(Integer::intValue).toArray();
  }

  private long[][] room(int[][] path) {
    double[][] room = domains.stream().map(this::itMilliwatts).toArray(double[][]::new);
    for (int pool = 0; pool < path.length; pool++) {
      double idle = scenario.gpuType(pools.get(pool).gpuType()).idleWatts() * 1e3;
      for (int domain : path[pool]) {
        for (int slot = 0; slot < slots; slot++) {
          room[domain][slot] -= idle * gpus[pool][slot];
        }
      }
    }
    return Arrays.stream(room).map(ProblemCompiler::wholeMilliwatts).toArray(long[][]::new);
  }

  private double[] itMilliwatts(PowerDomain domain) {
    double factor = domain.measures() == Measures.FACILITY ? scenario.site(domain.site()).pue() : 1;
    return Arrays.stream(domain.limitMW().toArray()).map(mw -> mw * 1e9 / factor).toArray();
  }

  private static long[] wholeMilliwatts(double[] room) {
    return Arrays.stream(room)
        .mapToLong(mw -> (long) Math.floor(mw + Alternative.DUST_MILLIWATTS))
        .toArray();
  }

  private List<Group> groups(ResidencyPolicy policy, int[] siteOfPool, int[] typeOfPool) {
    List<Group> groups = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      for (int type = 0; policy.admits(sites.get(site)) && type < types.size(); type++) {
        int s = site;
        int t = type;
        int[] members =
            IntStream.range(0, pools.size())
                .filter(pool -> siteOfPool[pool] == s && typeOfPool[pool] == t)
                .toArray();
        if (members.length > 0) {
          groups.add(new Group(site, types.get(type), members));
        }
      }
    }
    return groups;
  }

  private int shape(LoadShape load) {
    Integer known = shapes.putIfAbsent(load, shapes.size());
    if (known != null) {
      return known;
    }
    loads.add(load.toArray());
    return loads.size() - 1;
  }

  private JobSpec spec(int index, Job job, int shape) {
    List<Alternative> alternatives = new ArrayList<>();
    for (Group group : groupsByPolicy.getOrDefault(job.residency(), List.of())) {
      if (job.runHours().containsKey(group.type.id())) {
        addAlternatives(job, shape, group, alternatives);
      }
    }
    alternatives.sort(Comparator.comparingDouble(alternative -> alternative.leastCost));
    return new JobSpec(index, job.gpus(), job.valueEur(), alternatives.toArray(Alternative[]::new));
  }

  private void addAlternatives(Job job, int shape, Group group, List<Alternative> alternatives) {
    int[] large = largeEnough(group.pools, job.gpus());
    List<PowerCap> ladder = group.type.powerCaps();
    for (int level = 0; large.length > 0 && level < ladder.size(); level++) {
      if (ladder.get(level).isFull() || job.powerCapping()) {
        alternative(job, shape, group, large, level).ifPresent(alternatives::add);
      }
    }
  }

  /** The same array where all are: most jobs share it. */
  private int[] largeEnough(int[] pools, int gang) {
    int[] large = Arrays.stream(pools).filter(pool -> mostGpus[pool] >= gang).toArray();
    return large.length == pools.length ? pools : large;
  }

  private Optional<Alternative> alternative(
      Job job, int shape, Group group, int[] large, int level) {
    PowerCap cap = group.type.powerCaps().get(level);
    int run =
        Job.runSlots(job.runHoursOn(group.type.id()), cap.speed(), scenario.grid().slotMinutes());
    double deadline =
        job.deadline().map(scenario.grid()::position).orElse(Double.POSITIVE_INFINITY);
    long earliest = Math.max(0, scenario.grid().firstSlotFrom(job.earliestStart()));
    long latest = (long) slots - run;
    if (job.hardDeadline()) {
      latest = Math.min(latest, (long) Math.floor(deadline - run + 1e-9));
    }
    if (latest < earliest) {
      return Optional.empty();
    }
    double above =
        Math.max(0, job.wattsPerGpuOn(group.type.id()) * cap.fraction() - group.type.idleWatts())
            * job.gpus()
            * steadyShare(job.load());
    return Optional.of(
        new Alternative(
            group.site,
            level,
            run,
            (int) earliest,
            (int) latest,
            above,
            loads.get(shape),
            large,
            windows(group.site, shape, run),
            deadline,
            job.latenessEurPerHour() * scenario.grid().slotHours()));
  }

  /** A load that never changes is taken into the watts: 1 where it does change. */
  private static double steadyShare(LoadShape load) {
    return load.period() == 1 ? load.at(0) : 1;
  }

  private static LoadShape unsteady(LoadShape load) {
    return load.period() == 1 ? LoadShape.FULL : load;
  }

  private WindowCosts windows(int site, int shape, int run) {
    return windows.computeIfAbsent(
        new Window(site, shape, run),
        _ ->
            new WindowCosts(
                prefixes.computeIfAbsent(new ShapedPrefix(site, shape), this::prefix), run));
  }

  private double[] prefix(ShapedPrefix shaped) {
    double[] load = loads.get(shaped.shape);
    double[] prefix = new double[slots + 1];
    for (int slot = 0; slot < slots; slot++) {
      prefix[slot + 1] = prefix[slot] + pricePerWatt[shaped.site][slot] * load[slot % load.length];
    }
    return prefix;
  }
}
