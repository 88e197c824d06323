package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.sovereignty.Permission;
import eu.megawatt.fleet.sovereignty.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes {@link JobSpec}s: every admissible way of running a job in a scenario's fleet. What jobs
 * have in common, such as the price of each window, is computed once and kept. Thread-safe.
 */
public final class JobCompiler {

  /** Load shapes and windows that are kept; with more, all are forgotten and begun anew. */
  private static final int MOST_KEPT = 20_000;

  /** Prices of windows that are kept, over all of them: 256 MiB. */
  private static final long MOST_PRICES = 32L << 20;

  private record ShapedPrefix(int site, LoadShape shape) {}

  private record Window(int site, LoadShape shape, int run) {}

  /**
   * Pools that differ only in what is free: same site, same GPU type, permitted at the same times.
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Group(int site, GpuType type, Permission permission, int[] pools) {}

  private static final double MINUTES_PER_HOUR = 60;

  private final Scenario scenario;
  private final List<String> siteIds;
  private final Permits permits;
  private final int slots;
  private final int[] mostGpus;
  private final double[][] pricePerWatt;
  private final Map<LoadShape, double[]> loads = new ConcurrentHashMap<>();
  private final Map<ShapedPrefix, double[]> prefixes = new ConcurrentHashMap<>();
  private final Map<Window, WindowCosts> windows = new ConcurrentHashMap<>();
  private final Map<String, List<Group>> groupsByPolicy = new HashMap<>();

  /**
   * @param mostGpus the most GPUs that each pool has in any slot
   * @param siteOfPool by pool
   * @param typeOfPool by pool
   * @param pricePerWatt euro that one watt above idle costs in each slot, by site
   */
  JobCompiler(
      Scenario scenario,
      int[] mostGpus,
      int[] siteOfPool,
      int[] typeOfPool,
      double[][] pricePerWatt) {
    this.scenario = scenario;
    this.siteIds = List.copyOf(scenario.sites().keySet());
    this.slots = scenario.grid().slots();
    this.mostGpus = mostGpus;
    this.pricePerWatt = pricePerWatt;
    this.permits = scenario.permits();
    for (String policy : scenario.policyIds()) {
      groupsByPolicy.put(policy, groups(policy, siteOfPool, typeOfPool));
    }
  }

  private List<Group> groups(String policy, int[] siteOfPool, int[] typeOfPool) {
    List<Permission> permissions =
        scenario.pools().keySet().stream().map(pool -> permits.permission(policy, pool)).toList();
    List<GpuType> types = List.copyOf(scenario.gpuTypes().values());
    List<Group> groups = new ArrayList<>();
    for (int site = 0; site < scenario.sites().size(); site++) {
      for (int type = 0; type < types.size(); type++) {
        int s = site;
        int t = type;
        Map<Permission, List<Integer>> alike =
            IntStream.range(0, siteOfPool.length)
                .filter(pool -> siteOfPool[pool] == s && typeOfPool[pool] == t)
                .filter(pool -> permissions.get(pool).isEver())
                .boxed()
                .collect(
                    Collectors.groupingBy(
                        permissions::get, LinkedHashMap::new, Collectors.toList()));
        alike.forEach(
            (permission, pools) ->
                groups.add(
                    new Group(
                        s,
                        types.get(t),
                        permission,
                        pools.stream().mapToInt(Integer::intValue).toArray())));
      }
    }
    return groups;
  }

  /** Where workloads may run. */
  public Permits permits() {
    return permits;
  }

  /**
   * What the kernel needs to know of a job; without alternatives where nothing admits it.
   *
   * @param index its position in the problem's jobs
   */
  public JobSpec spec(int index, Job job) {
    return spec(index, job, Conditions.NONE);
  }

  /** The same for a job that needs more than to be put somewhere. */
  public JobSpec spec(int index, Job job, Conditions conditions) {
    List<Alternative> alternatives = new ArrayList<>();
    for (Group group : groupsByPolicy.getOrDefault(job.residency(), List.of())) {
      if (job.runHours().containsKey(group.type.id())) {
        conditions
            .at(siteIds.get(group.site))
            .ifPresent(access -> addAlternatives(job, group, conditions, access, alternatives));
      }
    }
    alternatives.sort(Comparator.comparingDouble(alternative -> alternative.leastCost));
    return new JobSpec(index, job.gpus(), job.valueEur(), alternatives.toArray(Alternative[]::new));
  }

  private void addAlternatives(
      Job job,
      Group group,
      Conditions conditions,
      Conditions.Access access,
      List<Alternative> alternatives) {
    int[] large = largeEnough(group.pools, job.gpus());
    List<PowerCap> ladder = group.type.powerCaps();
    for (int level = 0; large.length > 0 && level < ladder.size(); level++) {
      if (ladder.get(level).isFull() || job.powerCapping()) {
        for (Span span : group.permission.stretches()) {
          alternative(job, group, large, level, span, conditions, access)
              .ifPresent(alternatives::add);
        }
      }
    }
  }

  /** The same array where all are: most jobs share it. */
  private int[] largeEnough(int[] pools, int gang) {
    int count = 0;
    for (int pool : pools) {
      count += mostGpus[pool] >= gang ? 1 : 0;
    }
    if (count == pools.length) {
      return pools;
    }
    int[] large = new int[count];
    int at = 0;
    for (int pool : pools) {
      if (mostGpus[pool] >= gang) {
        large[at++] = pool;
      }
    }
    return large;
  }

  private Optional<Alternative> alternative(
      Job job,
      Group group,
      int[] large,
      int level,
      Span permitted,
      Conditions conditions,
      Conditions.Access access) {
    PowerCap cap = group.type.powerCaps().get(level);
    double idleHours = conditions.idleMinutes() / MINUTES_PER_HOUR;
    int run =
        Job.runSlots(
            job.runHoursOn(group.type.id()) + idleHours * cap.speed(),
            cap.speed(),
            scenario.grid().slotMinutes());
    double deadline =
        job.deadline().map(scenario.grid()::position).orElse(Double.POSITIVE_INFINITY);
    long earliest = Math.max(0, scenario.grid().firstSlotFrom(job.earliestStart()));
    long latest = (long) slots - run;
    if (access.from().isAfter(scenario.grid().start())) {
      earliest = Math.max(earliest, scenario.grid().firstSlotFrom(access.from()));
    }
    if (permitted.from().isAfter(scenario.grid().start())) {
      earliest = Math.max(earliest, scenario.grid().firstSlotFrom(permitted.from()));
    }
    if (permitted.to().isBefore(scenario.grid().end())) {
      latest = Math.min(latest, (long) Math.floor(scenario.grid().position(permitted.to())) - run);
    }
    if (job.hardDeadline()) {
      latest = Math.min(latest, (long) Math.floor(deadline - run + 1e-9));
    }
    if (latest < earliest) {
      return Optional.empty();
    }
    Draw draw = Draw.of(job, group.type, cap, this::load);
    return Optional.of(
        new Alternative(
            group.site,
            level,
            run,
            (int) earliest,
            (int) latest,
            draw,
            large,
            windows(group.site, draw.shape(), run),
            deadline,
            job.latenessEurPerHour() * scenario.grid().slotHours(),
            conditions.eur() + access.eur()));
  }

  /** One period of a shape, the same array for all jobs that have it. */
  private double[] load(LoadShape shape) {
    if (loads.size() > MOST_KEPT) {
      loads.clear();
    }
    return loads.computeIfAbsent(shape, LoadShape::toArray);
  }

  private WindowCosts windows(int site, LoadShape shape, int run) {
    long prices = (long) (windows.size() + prefixes.size()) * slots;
    if (windows.size() > MOST_KEPT || prefixes.size() > MOST_KEPT || prices > MOST_PRICES) {
      windows.clear();
      prefixes.clear();
    }
    return windows.computeIfAbsent(
        new Window(site, shape, run),
        _ ->
            new WindowCosts(
                prefixes.computeIfAbsent(new ShapedPrefix(site, shape), this::prefix), run));
  }

  private double[] prefix(ShapedPrefix shaped) {
    double[] load = load(shaped.shape);
    double[] prefix = new double[slots + 1];
    for (int slot = 0; slot < slots; slot++) {
      prefix[slot + 1] = prefix[slot] + pricePerWatt[shaped.site][slot] * load[slot % load.length];
    }
    return prefix;
  }
}
