package eu.megawatt.scheduler.kernel;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A problem in which the halls of a site are one: power domains that stand below the same one are
 * summed into one domain, the pools below them into one pool per GPU type. Whatever is feasible in
 * the problem is feasible in the merged one at the same price, so a lower bound on the merged one
 * is a lower bound on both, and it is found several times sooner.
 */
public final class MergedProblem {

  private record DomainKey(int parent, int site) {}

  private record PoolKey(int domain, int type) {}

  /** Power domains without a pool below: they limit nobody. */
  private static final DomainKey NOTHING_BELOW = new DomainKey(-1, -1);

  private final Problem full;
  private final int[] domainOf;
  private final int[] poolOf;
  private final Problem merged;

  /** Alternatives of one site and type share their list of pools, and so do the merged ones. */
  private final IdentityHashMap<int[], int[]> mergedPools = new IdentityHashMap<>();

  public MergedProblem(Problem full) {
    this.full = full;
    this.domainOf = new int[full.room.length];
    this.poolOf = new int[full.path.length];
    int domains = numberDomains();
    int pools = numberPools();
    this.merged = merge(domains, pools);
  }

  /**
   * The smaller problem; its pools, domains and spots are its own, its jobs those of the full one.
   */
  public Problem problem() {
    return merged;
  }

  /** Whether anything was merged at all. */
  public boolean isSmaller() {
    return merged.path.length < full.path.length;
  }

  /** Prices of the merged problem, for each of the domains and pools that were merged. */
  public DualPrices spread(DualPrices prices) {
    double[][] power = new double[domainOf.length][];
    double[][] gpu = new double[poolOf.length][];
    Arrays.setAll(power, domain -> prices.power(domainOf[domain]).clone());
    Arrays.setAll(gpu, pool -> prices.gpu(poolOf[pool]).clone());
    return new DualPrices(power, gpu);
  }

  private int numberDomains() {
    Map<DomainKey, Integer> numbers = new HashMap<>();
    Arrays.fill(domainOf, -1);
    for (int[] path : full.path) {
      int above = -1;
      for (int depth = path.length - 1; depth >= 0; depth--) {
        int domain = path[depth];
        if (domainOf[domain] < 0) {
          DomainKey key = new DomainKey(above, siteOf(domain));
          domainOf[domain] = numbers.computeIfAbsent(key, _ -> numbers.size());
        }
        above = domainOf[domain];
      }
    }
    for (int domain = 0; domain < domainOf.length; domain++) {
      if (domainOf[domain] < 0) {
        domainOf[domain] = numbers.computeIfAbsent(NOTHING_BELOW, _ -> numbers.size());
      }
    }
    return numbers.size();
  }

  private int siteOf(int domain) {
    return full.siteOfPool[full.poolsBelow[domain][0]];
  }

  private int numberPools() {
    Map<PoolKey, Integer> numbers = new HashMap<>();
    for (int pool = 0; pool < poolOf.length; pool++) {
      PoolKey key = new PoolKey(domainOf[full.path[pool][0]], full.typeOfPool[pool]);
      poolOf[pool] = numbers.computeIfAbsent(key, _ -> numbers.size());
    }
    return numbers.size();
  }

  private Problem merge(int domains, int pools) {
    long[][] room = new long[domains][full.slots];
    for (int domain = 0; domain < domainOf.length; domain++) {
      for (int slot = 0; slot < full.slots; slot++) {
        room[domainOf[domain]][slot] += full.room[domain][slot];
      }
    }
    int[][] gpus = new int[pools][full.slots];
    int[][] path = new int[pools][];
    int[] site = new int[pools];
    int[] type = new int[pools];
    for (int pool = 0; pool < poolOf.length; pool++) {
      int to = poolOf[pool];
      path[to] = Arrays.stream(full.path[pool]).map(domain -> domainOf[domain]).toArray();
      site[to] = full.siteOfPool[pool];
      type[to] = full.typeOfPool[pool];
      for (int slot = 0; slot < full.slots; slot++) {
        gpus[to][slot] += full.gpus[pool][slot];
      }
    }
    JobSpec[] jobs = Arrays.stream(full.jobs).map(this::merge).toArray(JobSpec[]::new);
    return new Problem(
        full.scenario,
        full.compiler,
        full.spots,
        jobs,
        path,
        gpus,
        room,
        site,
        type,
        full.pricePerWatt);
  }

  private JobSpec merge(JobSpec job) {
    Alternative[] alternatives = new Alternative[job.alternatives.length];
    for (int i = 0; i < alternatives.length; i++) {
      int[] pools = job.alternatives[i].pools;
      alternatives[i] = job.alternatives[i].in(mergedPools.computeIfAbsent(pools, this::merge));
    }
    return new JobSpec(job.index, job.gpus, job.value, alternatives);
  }

  private int[] merge(int[] pools) {
    return Arrays.stream(pools).map(pool -> poolOf[pool]).distinct().sorted().toArray();
  }
}
