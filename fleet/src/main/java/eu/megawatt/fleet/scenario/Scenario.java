package eu.megawatt.fleet.scenario;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything a plan is made from: {@code megawatt/scenario/1}. A scenario that came out of {@code
 * eu.megawatt.fleet.document} has been checked: its references resolve, its series have a value for
 * each slot, its power trees are trees, and its idle GPUs stay within every limit. The maps are by
 * id, in the document's order.
 *
 * @param carbonEurPerTonne the planner's internal carbon price
 * @param register what is known of places and asked by profiles, beside the policies
 */
public record Scenario(
    String name,
    TimeGrid grid,
    double carbonEurPerTonne,
    Map<String, GpuType> gpuTypes,
    Map<String, Site> sites,
    Map<String, PowerDomain> domains,
    Map<String, Pool> pools,
    Map<String, ResidencyPolicy> policies,
    Map<String, Job> jobs,
    Register register) {

  /** The format's name in the document. */
  public static final String FORMAT = "megawatt/scenario/1";

  public Scenario {
    gpuTypes = Collections.unmodifiableMap(gpuTypes);
    sites = Collections.unmodifiableMap(sites);
    domains = Collections.unmodifiableMap(domains);
    pools = Collections.unmodifiableMap(pools);
    policies = Collections.unmodifiableMap(policies);
    jobs = Collections.unmodifiableMap(jobs);
  }

  /** Lists in place of maps, for those who make a scenario in code; later ids replace earlier. */
  public static Scenario of(
      String name,
      TimeGrid grid,
      double carbonEurPerTonne,
      List<GpuType> gpuTypes,
      List<Site> sites,
      List<PowerDomain> domains,
      List<Pool> pools,
      List<ResidencyPolicy> policies,
      List<Job> jobs) {
    return new Scenario(
        name,
        grid,
        carbonEurPerTonne,
        byId(gpuTypes, GpuType::id),
        byId(sites, Site::id),
        byId(domains, PowerDomain::id),
        byId(pools, Pool::id),
        byId(policies, ResidencyPolicy::id),
        byId(jobs, Job::id),
        Register.NONE);
  }

  /** The same under another register. */
  public Scenario under(Register other) {
    return new Scenario(
        name, grid, carbonEurPerTonne, gpuTypes, sites, domains, pools, policies, jobs, other);
  }

  /** The same fleet with other jobs. */
  public Scenario with(List<Job> others) {
    return new Scenario(
        name,
        grid,
        carbonEurPerTonne,
        gpuTypes,
        sites,
        domains,
        pools,
        policies,
        byId(others, Job::id),
        register);
  }

  /** The same with other limits and GPUs. */
  public Scenario with(List<PowerDomain> limited, List<Pool> stocked) {
    return new Scenario(
        name,
        grid,
        carbonEurPerTonne,
        gpuTypes,
        sites,
        byId(limited, PowerDomain::id),
        byId(stocked, Pool::id),
        policies,
        jobs,
        register);
  }

  /** Whether a job may name a policy. */
  public boolean hasPolicy(String id) {
    return policies.containsKey(id) || register.has(id);
  }

  /** Ids of all policies that a job may name: its own, then those of the register. */
  public Set<String> policyIds() {
    Set<String> all = new LinkedHashSet<>(policies.keySet());
    register.profiles().all().forEach(it -> all.add(it.id()));
    return all;
  }

  /** Where its workloads may run: made anew each time. */
  public Permits permits() {
    return new Permits(this);
  }

  public Site site(String id) {
    return known(sites, id, "site");
  }

  public PowerDomain domain(String id) {
    return known(domains, id, "power domain");
  }

  public Pool pool(String id) {
    return known(pools, id, "pool");
  }

  public GpuType gpuType(String id) {
    return known(gpuTypes, id, "GPU type");
  }

  public Job job(String id) {
    return known(jobs, id, "job");
  }

  /** The site a pool stands at. */
  public Site siteOf(Pool pool) {
    return site(domain(pool.domain()).site());
  }

  /** The power domains that carry a pool, its own first. */
  public List<PowerDomain> above(Pool pool) {
    List<PowerDomain> all = new ArrayList<>();
    Optional<String> next = Optional.of(pool.domain());
    while (next.isPresent()) {
      PowerDomain domain = domain(next.get());
      all.add(domain);
      next = domain.parent();
    }
    return all;
  }

  /** What a watt on the IT side is on the side that a power domain measures. */
  public double perItWatt(PowerDomain domain) {
    return switch (domain.measures()) {
      case FACILITY -> site(domain.site()).pue();
      case IT -> 1;
    };
  }

  private static <T> T known(Map<String, T> byId, String id, String what) {
    T found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException("No " + what + " is called \"" + id + "\"");
    }
    return found;
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    Map<String, T> byId = LinkedHashMap.newLinkedHashMap(items.size());
    items.forEach(item -> byId.put(id.apply(item), item));
    return byId;
  }
}
