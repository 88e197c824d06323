package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.BreachKind;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the cheapest plan of a tiny demand costs, by trying every one: every string of pool, power
 * cap and rest for each job that the checker accepts by itself, every combination of these, and the
 * least that services can cost beside. Shares nothing with the planner.
 */
final class EveryPlan {

  private static final double NEARLY = 1e-9;

  private final Demand demand;
  private final Scenario fleet;
  private final TimeGrid grid;
  private final List<Job> jobs;
  private final List<Pool> pools;
  private final List<List<Run>> runs = new ArrayList<>();
  private final Map<String, Double> known = new HashMap<>();
  private EveryServing serving;
  private List<Service> served = List.of();
  private double unservedEur;
  private double[] leastServing = new double[0];
  private double best = Double.POSITIVE_INFINITY;

  /**
   * A way to run a job, or none.
   *
   * @param option by slot: where, -1 for nowhere
   */
  private record Run(Optional<JobRun> run, double eur, List<Integer> option, int start, int end) {}

  private record Option(Pool pool, PowerCap cap) {}

  private final List<Option> options = new ArrayList<>();

  private EveryPlan(Demand demand) {
    this.demand = demand;
    this.fleet = demand.base();
    this.grid = fleet.grid();
    this.jobs = List.copyOf(fleet.jobs().values());
    this.pools = List.copyOf(fleet.pools().values());
    for (Pool pool : pools) {
      fleet.gpuType(pool.gpuType()).powerCaps().forEach(it -> options.add(new Option(pool, it)));
    }
    serving = new EveryServing(demand, List.of());
  }

  static double leastEur(Demand demand) {
    return new EveryPlan(demand).search();
  }

  private double search() {
    for (Job job : jobs) {
      runs.add(everyRun(job));
    }
    List<Service> services = List.copyOf(demand.services().values());
    for (int in = 0; in < 1 << services.size(); in++) {
      List<Service> some = new ArrayList<>();
      List<Service> others = new ArrayList<>();
      for (int i = 0; i < services.size(); i++) {
        ((in >> i & 1) == 1 ? some : others).add(services.get(i));
      }
      unservedEur = others.stream().mapToDouble(this::unservedEur).sum();
      served = some;
      serving = new EveryServing(demand, some);
      known.clear();
      leastServing = new double[grid.slots()];
      List<Run> nothing = List.of();
      double all = 0;
      for (int slot = 0; slot < grid.slots(); slot++) {
        leastServing[slot] = servingEur(slot, nothing);
        all += leastServing[slot];
      }
      combine(new ArrayList<>(), 0, all + unservedEur);
    }
    return best;
  }

  private double unservedEur(Service service) {
    double requests = 0;
    for (int slot = 0; slot < grid.slots(); slot++) {
      requests += service.requestsPerSecond().at(slot) * grid.slotMinutes() * 60;
    }
    return requests
        / 1e3
        * service.unservedEurPerThousand()
        * demand.tenant(service.tenant()).weight();
  }

  private List<Run> everyRun(Job job) {
    List<Run> all = new ArrayList<>();
    all.add(
        new Run(
            Optional.empty(),
            job.valueEur() * demand.tenant(job.tenant()).weight(),
            List.of(),
            0,
            0));
    double nothing = report(Optional.empty()).objectiveEur().euro().doubleValue();
    int[] string = new int[grid.slots()];
    int ways = options.size() + 1;
    for (long code = 1; code < Math.pow(ways, grid.slots()); code++) {
      long rest = code;
      for (int slot = 0; slot < string.length; slot++) {
        string[slot] = (int) (rest % ways) - 1;
        rest /= ways;
      }
      if (mayDo(job, string)) {
        run(job, string, all.getFirst().eur, nothing).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparingDouble(Run::eur));
    return all;
  }

  /** Whether it is worth asking the checker: types fit, and the time about does. */
  private boolean mayDo(Job job, int[] string) {
    double work = 0;
    for (int at : string) {
      if (at >= 0) {
        Option option = options.get(at);
        Double hours = job.runHours().get(option.pool.gpuType());
        if (hours == null || (!option.cap.isFull() && !job.powerCapping())) {
          return false;
        }
        work += grid.slotHours() * option.cap.speed() / hours;
      }
    }
    return work >= 1 - 1e-6;
  }

  private Optional<Run> run(Job job, int[] string, double value, double nothing) {
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (int slot = 0; slot < string.length; slot++) {
      boolean ends = slot + 1 == string.length || string[slot + 1] != string[slot];
      if (ends && string[slot] >= 0) {
        Option option = options.get(string[slot]);
        segments.add(
            new Segment(option.pool.id(), grid.at(from), grid.at(slot + 1), option.cap.fraction()));
      }
      from = ends ? slot + 1 : from;
    }
    JobRun run = new JobRun(job.id(), segments);
    DemandReport report = report(Optional.of(run));
    boolean isGood =
        report.breaches().stream()
            .allMatch(it -> it.kind() == BreachKind.OWN_PRICE || it.kind() == BreachKind.AFTER);
    if (!isGood) {
      return Optional.empty();
    }
    int start = (int) grid.firstSlotFrom(segments.getFirst().start());
    int end = (int) grid.firstSlotFrom(segments.getLast().end());
    double eur = report.objectiveEur().euro().doubleValue() - nothing + value;
    return Optional.of(
        new Run(Optional.of(run), eur, Arrays.stream(string).boxed().toList(), start, end));
  }

  /** What the checker says of a plan in which there is this run and nothing else. */
  private DemandReport report(Optional<JobRun> run) {
    List<Unplaced> unplaced = new ArrayList<>();
    for (Job job : jobs) {
      if (run.filter(it -> it.job().equals(job.id())).isEmpty()) {
        unplaced.add(new Unplaced(job.id(), List.of()));
      }
    }
    return DemandChecker.check(
        demand,
        new DemandPlan(
            fleet.name(),
            run.stream().toList(),
            unplaced,
            List.of(),
            demand.services().keySet().stream().map(it -> new Unserved(it, List.of())).toList(),
            Money.ofEuro(0),
            0,
            0));
  }

  private void combine(List<Run> some, double eur, double servingEur) {
    int next = some.size();
    if (next == jobs.size()) {
      judge(some, eur);
      return;
    }
    double others = servingEur;
    for (int job = next + 1; job < jobs.size(); job++) {
      others += runs.get(job).getFirst().eur;
    }
    for (Run run : runs.get(next)) {
      if (eur + run.eur + others >= best - NEARLY) {
        return;
      }
      some.add(run);
      if (waits(some) && fits(some)) {
        combine(some, eur + run.eur, servingEur);
      }
      some.removeLast();
    }
  }

  /** Whether the last one waits for those before it; a job waits for one that comes before it. */
  private boolean waits(List<Run> some) {
    Run last = some.getLast();
    if (last.run.isEmpty()) {
      return true;
    }
    for (String other : demand.termsOf(jobs.get(some.size() - 1).id()).after()) {
      Run its = some.get(Integer.parseInt(other.substring(1)));
      if (its.run.isEmpty() || its.end > last.start) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(List<Run> some) {
    for (int slot = 0; slot < grid.slots(); slot++) {
      for (Pool pool : pools) {
        if (freeGpus(pool, slot, some) < -NEARLY) {
          return false;
        }
      }
      if (rows(slot, some).stream().anyMatch(it -> it.left() < -1e-3)) {
        return false;
      }
    }
    return budgetsLeft(some).values().stream().allMatch(it -> it > -1e-6);
  }

  private double freeGpus(Pool pool, int slot, List<Run> some) {
    double free = pool.gpus().at(slot);
    for (int job = 0; job < some.size(); job++) {
      Optional<Option> its = option(some.get(job), slot);
      if (its.isPresent() && its.get().pool.id().equals(pool.id())) {
        free -= jobs.get(job).gpus();
      }
    }
    return free;
  }

  private Optional<Option> option(Run run, int slot) {
    return run.option.isEmpty() || run.option.get(slot) < 0
        ? Optional.empty()
        : Optional.of(options.get(run.option.get(slot)));
  }

  /** IT watts above idle. */
  private double watts(Job job, Option option, int slot) {
    String type = option.pool.gpuType();
    double one = option.cap.fraction() * job.wattsPerGpuOn(type) - fleet.gpuType(type).idleWatts();
    return Math.max(0, one) * job.gpus() * job.load().at(slot);
  }

  private boolean isBelow(Pool pool, PowerDomain domain) {
    Optional<String> at = Optional.of(pool.domain());
    while (at.isPresent()) {
      if (at.get().equals(domain.id())) {
        return true;
      }
      at = fleet.domain(at.get()).parent();
    }
    return false;
  }

  /** Limits of domains and of shares, as far as jobs leave them. */
  private List<EveryServing.Row> rows(int slot, List<Run> some) {
    List<EveryServing.Row> rows = new ArrayList<>();
    double room = 0;
    for (PowerDomain domain : fleet.domains().values()) {
      double factor = domain.measures() == Measures.FACILITY ? fleet.site(domain.site()).pue() : 1;
      double left = domain.limitMW().at(slot) * 1e6;
      for (Pool pool : pools) {
        if (isBelow(pool, domain)) {
          left -= pool.gpus().at(slot) * fleet.gpuType(pool.gpuType()).idleWatts() * factor;
        }
      }
      room += domain.parent().isEmpty() ? left : 0;
      for (int job = 0; job < some.size(); job++) {
        Optional<Option> its = option(some.get(job), slot);
        if (its.isPresent() && isBelow(its.get().pool, domain)) {
          left -= watts(jobs.get(job), its.get(), slot) * factor;
        }
      }
      List<Double> per = new ArrayList<>();
      for (int axis = 0; axis < serving.axes(); axis++) {
        per.add(isBelow(serving.pool(axis), domain) ? factor : 0);
      }
      rows.add(new EveryServing.Row(left, per));
    }
    addShares(slot, some, room, rows);
    return rows;
  }

  /** What any of the tenants have beyond their guarantees is no more than what is nobody's. */
  private void addShares(int slot, List<Run> some, double room, List<EveryServing.Row> rows) {
    List<Tenant> tenants = List.copyOf(demand.tenants().values());
    double guaranteed = tenants.stream().mapToDouble(Tenant::guaranteedMW).sum() * 1e6;
    for (int in = 1; in < 1 << tenants.size(); in++) {
      double left = Math.max(0, room - guaranteed);
      List<Double> per = new ArrayList<>();
      for (int axis = 0; axis < serving.axes(); axis++) {
        per.add(0.0);
      }
      for (int i = 0; i < tenants.size(); i++) {
        if ((in >> i & 1) == 1) {
          left += tenants.get(i).guaranteedMW() * 1e6;
          left -= firm(tenants.get(i), slot, some);
          for (int axis = 0; axis < serving.axes(); axis++) {
            if (serving.service(axis).tenant().equals(tenants.get(i).id())) {
              per.set(axis, fleet.siteOf(serving.pool(axis)).pue());
            }
          }
        }
      }
      rows.add(new EveryServing.Row(left, per));
    }
  }

  private double firm(Tenant tenant, int slot, List<Run> some) {
    double watts = 0;
    for (int job = 0; job < some.size(); job++) {
      Job its = jobs.get(job);
      Optional<Option> option = option(some.get(job), slot);
      boolean isFirm = demand.termsOf(its.id()).interruption().isEmpty();
      if (option.isPresent() && isFirm && its.tenant().equals(tenant.id())) {
        watts += watts(its, option.get(), slot) * fleet.siteOf(option.get().pool).pue();
      }
    }
    return watts;
  }

  /** By a name of each: what is left of it. */
  private Map<String, Double> budgetsLeft(List<Run> some) {
    Map<String, Double> left = new HashMap<>();
    for (Tenant tenant : demand.tenants().values()) {
      for (Budget budget : tenant.budgets()) {
        double eur = 0;
        double mwh = 0;
        for (int slot = 0; slot < grid.slots(); slot++) {
          if (holds(budget, slot)) {
            for (int job = 0; job < some.size(); job++) {
              Optional<Option> its = option(some.get(job), slot);
              if (its.isPresent() && jobs.get(job).tenant().equals(tenant.id())) {
                double watts = watts(jobs.get(job), its.get(), slot);
                eur += watts * eurPerWatt(its.get().pool, slot);
                mwh += watts * mwhPerWatt(its.get().pool);
              }
            }
          }
        }
        if (budget.eur().isPresent()) {
          left.put(tenant.id() + " eur", budget.eur().getAsDouble() - eur);
        }
        if (budget.mwh().isPresent()) {
          left.put(tenant.id() + " mwh", budget.mwh().getAsDouble() - mwh);
        }
      }
    }
    return left;
  }

  private boolean holds(Budget budget, int slot) {
    return !grid.at(slot).isBefore(budget.from()) && grid.at(slot).isBefore(budget.to());
  }

  private double mwhPerWatt(Pool pool) {
    return fleet.siteOf(pool).pue() * grid.slotHours() / 1e6;
  }

  private double eurPerWatt(Pool pool, int slot) {
    double tonnes = fleet.siteOf(pool).carbonGramsPerKWh().at(slot) / 1e3;
    return mwhPerWatt(pool)
        * (fleet.siteOf(pool).energyEurPerMWh().at(slot) + tonnes * fleet.carbonEurPerTonne());
  }

  private void judge(List<Run> some, double eur) {
    double all = eur + unservedEur;
    for (int slot = 0; slot < grid.slots() && all < best; slot++) {
      all += servingEur(slot, some);
    }
    best = Math.min(best, all);
  }

  private double servingEur(int slot, List<Run> some) {
    if (served.isEmpty()) {
      return 0;
    }
    boolean hasBudget =
        served.stream().anyMatch(it -> !demand.tenant(it.tenant()).budgets().isEmpty());
    if (hasBudget) {
      return leastServing(slot, some, budgetRows(slot, some));
    }
    StringBuilder state = new StringBuilder().append(slot);
    some.forEach(it -> state.append(':').append(option(it, slot).map(options::indexOf).orElse(-1)));
    return known.computeIfAbsent(state.toString(), _ -> leastServing(slot, some, List.of()));
  }

  /** Right where a tenant with budgets has its services at work in one slot alone. */
  private List<EveryServing.Row> budgetRows(int slot, List<Run> some) {
    List<EveryServing.Row> rows = new ArrayList<>();
    Map<String, Double> left = budgetsLeft(some);
    Tenant tenant = demand.tenant(served.getFirst().tenant());
    for (Budget budget : tenant.budgets()) {
      if (holds(budget, slot)) {
        List<Double> eur = new ArrayList<>();
        List<Double> mwh = new ArrayList<>();
        for (int axis = 0; axis < serving.axes(); axis++) {
          eur.add(eurPerWatt(serving.pool(axis), slot));
          mwh.add(mwhPerWatt(serving.pool(axis)));
        }
        Optional.ofNullable(left.get(tenant.id() + " eur"))
            .ifPresent(it -> rows.add(new EveryServing.Row(it, eur)));
        Optional.ofNullable(left.get(tenant.id() + " mwh"))
            .ifPresent(it -> rows.add(new EveryServing.Row(it, mwh)));
      }
    }
    return rows;
  }

  private double leastServing(int slot, List<Run> some, List<EveryServing.Row> more) {
    List<EveryServing.Row> rows = new ArrayList<>(rows(slot, some));
    rows.addAll(more);
    List<Double> free = new ArrayList<>();
    for (int axis = 0; axis < serving.axes(); axis++) {
      free.add(freeGpus(Objects.requireNonNull(serving.pool(axis)), slot, some));
    }
    return serving.leastEur(slot, served, rows, free);
  }
}
