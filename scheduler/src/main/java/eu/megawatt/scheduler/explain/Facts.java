package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.List;

/** The scenario's records by the numbers that the kernel gives them. Immutable. */
final class Facts {

  private final Scenario scenario;
  private final Permits permits;
  private final List<Job> jobs;
  private final List<Pool> pools;
  private final List<PowerDomain> domains;
  private final int[] mostGpus;

  Facts(Problem problem) {
    this.scenario = problem.scenario;
    this.permits = problem.compiler.permits();
    this.jobs = List.copyOf(scenario.jobs().values());
    this.pools = List.copyOf(scenario.pools().values());
    this.domains = List.copyOf(scenario.domains().values());
    this.mostGpus =
        Arrays.stream(problem.gpus).mapToInt(row -> Arrays.stream(row).max().orElse(0)).toArray();
  }

  /** Where workloads may run. */
  Permits permits() {
    return permits;
  }

  Scenario scenario() {
    return scenario;
  }

  Job job(int index) {
    return jobs.get(index);
  }

  int pools() {
    return pools.size();
  }

  Pool pool(int index) {
    return pools.get(index);
  }

  /** The most GPUs a pool has in any slot. */
  int mostGpus(int pool) {
    return mostGpus[pool];
  }

  int domains() {
    return domains.size();
  }

  PowerDomain domain(int index) {
    return domains.get(index);
  }

  PowerCap cap(int pool, int level) {
    return scenario.gpuType(pool(pool).gpuType()).powerCaps().get(level);
  }

  /** What a watt on the IT side is on the side that a power domain measures. */
  double factor(int domain) {
    return scenario.perItWatt(domain(domain));
  }
}
