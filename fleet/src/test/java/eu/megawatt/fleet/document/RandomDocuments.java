package eu.megawatt.fleet.document;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Good documents of every form, from a seed. */
final class RandomDocuments {

  private static final List<String> WORDS =
      List.of("a", "b/c", "d~e", "\"quoted\"", "zw\u00f6lf", "\ud83d\udd0c", "1e3", "true", " ");

  private final Random random;

  RandomDocuments(long seed) {
    this.random = new Random(seed);
  }

  Scenario scenario() {
    int slots = 1 + random.nextInt(12);
    TimeGrid grid = new TimeGrid(instant(), 1 + random.nextInt(90), slots);
    List<GpuType> types = list(3, this::gpuType);
    List<Site> sites = list(3, i -> site("site" + i, slots));
    List<PowerDomain> domains =
        list(5, i -> domain(i, sites.get(i % sites.size()).id(), sites.size(), slots));
    List<Pool> pools = list(4, i -> pool(i, pick(domains).id(), pick(types).id(), slots));
    List<ResidencyPolicy> policies = list(3, this::policy);
    List<Job> jobs = list(20, i -> job(i, types, pick(policies).id()));
    return Scenario.of(
        word(), grid, random.nextInt(200), types, sites, domains, pools, policies, jobs);
  }

  Plan plan() {
    return new Plan(
        word(),
        list(5, i -> new Placement("j" + i, word(), instant(), random.nextDouble())),
        list(5, i -> new Unplaced("u" + i, reasons())),
        money(),
        maybe(new Bound(money(), word())),
        random.nextDouble() * 100,
        random.nextLong());
  }

  private List<Reason> reasons() {
    return list(3, i -> reason()).subList(0, random.nextInt(2));
  }

  private Reason reason() {
    ReasonCode code = pick(List.of(ReasonCode.values()));
    return random.nextBoolean()
        ? Reason.of(code, word(), word())
        : Reason.of(code, word(), random.nextDouble() * 1e6, random.nextInt(), "W", word());
  }

  private Money money() {
    return new Money(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
  }

  private GpuType gpuType(int index) {
    return new GpuType(
        "type/" + index,
        random.nextInt(300),
        List.of(
            new PowerCap(0.5 + random.nextDouble() / 4, random.nextDouble() + 0.1), PowerCap.NONE));
  }

  private Site site(String id, int slots) {
    return new Site(
        id,
        word(),
        1 + random.nextDouble(),
        series(slots, -50, 200),
        series(slots, 0, 500),
        new Assurance(word(), random.nextInt(5), words(), words()));
  }

  private PowerDomain domain(int index, String site, int sites, int slots) {
    Optional<String> parent =
        index < sites ? Optional.empty() : Optional.of("domain" + (index - sites));
    return new PowerDomain(
        "domain" + index, site, parent, series(slots, 10, 20), pick(List.of(Measures.values())));
  }

  private Pool pool(int index, String domain, String type, int slots) {
    Series gpus =
        random.nextBoolean()
            ? Series.constant(random.nextInt(100), slots)
            : Series.of(random.ints(slots, 0, 100).asDoubleStream().toArray());
    return new Pool("pool" + index, domain, type, gpus);
  }

  private ResidencyPolicy policy(int index) {
    return new ResidencyPolicy(
        "policy" + index,
        maybe(words()),
        maybe(words()),
        words(),
        maybe(word()),
        random.nextInt(3));
  }

  private Job job(int index, List<GpuType> types, String policy) {
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> watts = new LinkedHashMap<>();
    for (GpuType type : types.subList(0, random.nextInt(types.size() + 1))) {
      hours.put(type.id(), 0.001 + random.nextDouble() * 1_000);
      watts.put(type.id(), type.idleWatts() + random.nextInt(1_000));
    }
    return new Job(
        "job" + index,
        pick(List.of(JobKind.values())),
        word(),
        1 + random.nextInt(1_000_000),
        policy,
        hours,
        watts,
        random.nextBoolean() ? LoadShape.FULL : LoadShape.of(random.doubles(3).toArray()),
        random.nextBoolean(),
        instant(),
        maybe(instant()),
        random.nextBoolean(),
        random.nextDouble() * 1e-6,
        random.nextDouble() * 1e12);
  }

  private Series series(int slots, int low, int high) {
    return random.nextBoolean()
        ? Series.constant(random.nextInt(low, high), slots)
        : Series.of(random.doubles(slots, low, high).toArray());
  }

  private Instant instant() {
    Instant whole = Instant.ofEpochSecond(random.nextLong(0, 8_000_000_000L));
    return random.nextInt(4) == 0 ? whole.plusNanos(random.nextInt(1_000_000_000)) : whole;
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private String word() {
    return pick(WORDS);
  }

  private List<String> words() {
    return list(3, i -> word()).subList(0, random.nextInt(2));
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }

  private <T> List<T> list(int most, IntFunction<T> item) {
    return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(item).toList();
  }
}
