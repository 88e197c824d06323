package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes a {@link Problem} of a scenario. */
final class ProblemCompiler {

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
    JobCompiler compiler =
        new JobCompiler(scenario, mostGpus, siteOfPool, typeOfPool, pricePerWatt);
    List<Job> listed = List.copyOf(scenario.jobs().values());
    JobSpec[] jobs = new JobSpec[listed.size()];
    Arrays.parallelSetAll(jobs, index -> compiler.spec(index, listed.get(index)));
    return new Problem(
        scenario,
        compiler,
        spots,
        jobs,
        path,
        gpus,
        room(path),
        siteOfPool,
        typeOfPool,
        pricePerWatt);
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
    return scenario.above(pool).stream()
        .mapToInt(it -> Objects.requireNonNull(domainIndex.get(it.id())))
        .toArray();
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
    double factor = scenario.perItWatt(domain);
    return Arrays.stream(domain.limitMW().toArray()).map(mw -> mw * 1e9 / factor).toArray();
  }

  private static long[] wholeMilliwatts(double[] room) {
    return Arrays.stream(room)
        .mapToLong(mw -> (long) Math.floor(mw + Draw.DUST_MILLIWATTS))
        .toArray();
  }
}
