package eu.megawatt.fleet.scenario;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Judge;
import eu.megawatt.fleet.sovereignty.Permission;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the workloads of a scenario may run: its own policies and the profiles of its register. A
 * workload whose policy both know has to satisfy both. Immutable, thread-safe.
 */
public final class Permits {

  private final Register register;
  private final Map<String, Judge> judges = new HashMap<>();
  private final Map<String, Site> siteOfPool = new HashMap<>();
  private final Map<String, String> placeOfPool = new HashMap<>();

  /** What sites say of themselves, by their ids, once it was asked for. */
  private final Map<String, Place> sites = new ConcurrentHashMap<>();

  Permits(Scenario scenario) {
    register = scenario.register();
    scenario.policies().forEach((id, policy) -> judges.put(id, policy.judge()));
    for (Pool pool : scenario.pools().values()) {
      siteOfPool.put(pool.id(), scenario.siteOf(pool));
      placeOfPool.put(pool.id(), placeOf(scenario, pool));
    }
  }

  /** The smallest place that the register knows around a pool; its site where it knows none. */
  private static String placeOf(Scenario scenario, Pool pool) {
    List<String> around = new ArrayList<>();
    around.add(pool.id());
    scenario.above(pool).forEach(it -> around.add(it.id()));
    return around.stream()
        .filter(it -> scenario.register().place(it).isPresent())
        .findFirst()
        .orElseGet(() -> scenario.siteOf(pool).id());
  }

  /** The place in the register that a pool belongs to. */
  public String place(String poolId) {
    return placeOfPool.getOrDefault(poolId, poolId);
  }

  /**
   * Judges a pool from one moment up to but without another.
   *
   * @throws IllegalArgumentException where nobody knows the policy
   */
  public Verdict verdict(String policy, String poolId, Instant begin, Instant end) {
    requireKnown(policy);
    String place = place(poolId);
    Verdict all = new Verdict(place, List.of());
    Judge its = judges.get(policy);
    if (its != null) {
      all = all.and(its.verdict(site(poolId), begin, end));
    }
    return register.has(policy)
        ? all.and(
            register
                .judge(policy)
                .verdict(register.place(place).orElseGet(() -> Place.of(place)), begin, end))
        : all;
  }

  /**
   * When a pool is permitted.
   *
   * @throws IllegalArgumentException where nobody knows the policy
   */
  public Permission permission(String policy, String poolId) {
    requireKnown(policy);
    Judge its = judges.get(policy);
    Permission plain = its == null ? Permission.ALWAYS : its.permission(site(poolId));
    return register.has(policy) ? plain.and(register.permission(policy, place(poolId))) : plain;
  }

  private void requireKnown(String policy) {
    if (!judges.containsKey(policy) && !register.has(policy)) {
      throw new IllegalArgumentException("No residency policy is called \"" + policy + "\"");
    }
  }

  private Place site(String poolId) {
    Site site = siteOfPool.get(poolId);
    if (site == null) {
      throw new IllegalArgumentException("No pool is called \"" + poolId + "\"");
    }
    return sites.computeIfAbsent(site.id(), _ -> ResidencyPolicy.place(site));
  }
}
