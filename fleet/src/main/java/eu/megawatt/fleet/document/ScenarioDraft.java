package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scenario as read: its parts are well formed, but not held against each other yet. */
class ScenarioDraft {

  private static final Shape<ScenarioDraft> SHAPE = shape(Scenario.FORMAT);

  final Register register;
  final Horizon horizon = new Horizon();
  final Section<GpuTypeEntry> gpuTypes =
      new Section<>("a GPU type", GpuTypeEntry.SHAPE, GpuTypeEntry::new);
  final Section<SiteEntry> sites = new Section<>("a site", SiteEntry.SHAPE, SiteEntry::new);
  final Section<DomainEntry> domains =
      new Section<>("a power domain", DomainEntry.SHAPE, DomainEntry::new);
  final Section<PoolEntry> pools = new Section<>("a pool", PoolEntry.SHAPE, PoolEntry::new);
  final Section<PolicyEntry> policies =
      new Section<>("a residency policy", PolicyEntry.SHAPE, PolicyEntry::new);
  final Section<JobEntry> jobs;
  private @Nullable String name;
  private double carbonPrice;

  /** One whose jobs may name the register's profiles too. */
  ScenarioDraft(Register register) {
    this(register, JobEntry.SHAPE);
  }

  /** One whose jobs have other fields as well. */
  ScenarioDraft(Register register, Shape<JobEntry> job) {
    this.register = register;
    this.jobs = new Section<>("a job", job, JobEntry::new);
  }

  /** The fields that a scenario of any format has. */
  static <D extends ScenarioDraft> Shape<D> shape(String format) {
    return Shape.<D>of("a scenario object")
        .required("format", (in, s) -> Format.read(in, format))
        .required("name", (in, s) -> ((ScenarioDraft) s).name = in.string())
        .required("horizon", (in, s) -> s.horizon.read(in))
        .required(
            "carbonEurPerTonne",
            (in, s) -> ((ScenarioDraft) s).carbonPrice = in.number(Range.NOT_NEGATIVE))
        .required("gpuTypes", (in, s) -> s.gpuTypes.read(in))
        .required("sites", (in, s) -> s.sites.read(in))
        .required("powerDomains", (in, s) -> s.domains.read(in))
        .required("pools", (in, s) -> s.pools.read(in))
        .required("residencyPolicies", (in, s) -> s.policies.read(in))
        .required("jobs", (in, s) -> s.jobs.read(in));
  }

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    if (horizon.slots() > 0) {
      sites.items().forEach(site -> site.checkLengths(horizon.slots(), issues));
      domains.items().forEach(domain -> domain.checkLengths(horizon.slots(), issues));
      pools.items().forEach(pool -> pool.checkLengths(horizon.slots(), issues));
    }
    for (DomainEntry domain : domains.items()) {
      sites.resolve(domain.site, domain.pointer("site"), issues);
    }
    new DomainTree<>(domains, issues).check();
    for (PoolEntry pool : pools.items()) {
      domains.resolve(pool.domain, pool.pointer("domain"), issues);
      gpuTypes.resolve(pool.gpuType, pool.pointer("gpuType"), issues);
    }
    List<String> profiles = profiles();
    jobs.items().forEach(job -> job.check(policies, profiles, gpuTypes, issues));
    if (issues.onlyBelow("/jobs")) {
      new IdlePower(fleetWith(Map.of())).check(domains, issues);
    }
  }

  /** Ids of the register's profiles. */
  final List<String> profiles() {
    return register.profiles().all().stream().map(Profile::id).toList();
  }

  /** The scenario, once nothing is wrong with it. */
  Scenario complete() {
    return fleetWith(jobs.complete(JobEntry::complete));
  }

  final Scenario fleetWith(Map<String, Job> allJobs) {
    int slots = horizon.slots();
    return new Scenario(
        requireNonNull(name),
        horizon.grid().orElseThrow(),
        carbonPrice,
        gpuTypes.complete(GpuTypeEntry::complete),
        sites.complete(site -> site.complete(slots)),
        domains.complete(domain -> domain.complete(slots)),
        pools.complete(pool -> pool.complete(slots)),
        policies.complete(PolicyEntry::complete),
        allJobs,
        register);
  }
}
