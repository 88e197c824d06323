package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A plan while it is made: how each job and each service runs, what that takes, and what it costs.
 * Jobs and services by number, in the demand's order. Not thread-safe.
 */
final class Draft {

  final Terrain terrain;
  final Ledger ledger;
  final List<Ask> jobs = new ArrayList<>();
  final List<ServiceAsk> services = new ArrayList<>();

  /** Numbers of the jobs that each job waits for, and of those that wait for it. */
  final List<List<Integer>> before = new ArrayList<>();

  final List<List<Integer>> behind = new ArrayList<>();

  private final Precedence[] precedence;
  private final List<Optional<Use>> uses = new ArrayList<>();

  /** What is kept for each job that runs and has no place yet, until it may be interrupted. */
  private final List<Optional<Use>> held = new ArrayList<>();

  private final List<List<Serving>> servings = new ArrayList<>();

  /** What each service costs as it is run. */
  private final double[] servingEur;

  /** What is kept of a draft, to go back to. */
  record Copy(List<Optional<Use>> uses, List<List<Serving>> servings, double eur) {
    Copy {
      uses = List.copyOf(uses);
      servings = List.copyOf(servings);
    }
  }

  /**
   * @param standings of jobs that have run before, by id
   */
  Draft(Terrain terrain, Map<String, Standing> standings) {
    this.terrain = terrain;
    ledger = new Ledger(terrain);
    Permits permits = terrain.demand.base().permits();
    Map<String, Integer> numbers = new HashMap<>();
    for (Job job : terrain.demand.base().jobs().values()) {
      numbers.put(job.id(), jobs.size());
      jobs.add(new Ask(terrain, job, permits, standings.getOrDefault(job.id(), Standing.NEW)));
      before.add(new ArrayList<>());
      behind.add(new ArrayList<>());
      uses.add(Optional.empty());
      held.add(Optional.empty());
    }
    for (int job = 0; job < jobs.size(); job++) {
      for (String id : terrain.demand.termsOf(jobs.get(job).job.id()).after()) {
        int other = Objects.requireNonNull(numbers.get(id));
        before.get(job).add(other);
        behind.get(other).add(job);
      }
    }
    precedence = Precedence.of(terrain, jobs);
    for (int job = 0; job < jobs.size(); job++) {
      hold(job);
    }
    for (Service service : terrain.demand.services().values()) {
      services.add(new ServiceAsk(terrain, service, permits));
      servings.add(List.of());
    }
    servingEur = services.stream().mapToDouble(ServiceAsk::unservedEur).toArray();
  }

  Optional<Use> use(int job) {
    return uses.get(job);
  }

  /** By slot; empty for a service that is left out. */
  List<Serving> servings(int service) {
    return servings.get(service);
  }

  void put(int job, Use use) {
    leaveOut(job);
    use.take(ledger, 1);
    uses.set(job, Optional.of(use));
  }

  /**
   * Takes a job out that is to have a place again; where it runs is kept for it as long as it must
   * go on.
   */
  void clear(int job) {
    leaveOut(job);
    hold(job);
  }

  /** Takes a job out; if it runs, it is stopped. */
  void leaveOut(int job) {
    release(job);
    uses.get(job).ifPresent(it -> it.take(ledger, -1));
    uses.set(job, Optional.empty());
  }

  /** Keeps for a job that must go on what it needs for that at the least. */
  void hold(int job) {
    if (held.get(job).isEmpty()) {
      held.set(job, jobs.get(job).leastToGoOn(terrain));
      held.get(job).ifPresent(it -> it.take(ledger, 1));
    }
  }

  /** Gives back what is kept for a job. */
  void release(int job) {
    held.get(job).ifPresent(it -> it.take(ledger, -1));
    held.set(job, Optional.empty());
  }

  /** Runs a service so, all slots of it. */
  void serve(int service, List<Serving> its) {
    List<Serving> before = servings.get(service);
    List<Serving> after = List.copyOf(its);
    servings.set(service, after);
    take(service, before, after, -1);
    take(service, after, before, 1);
    servingEur[service] = eur(service, after);
  }

  /** Takes what is not the same in others, or gives it back. */
  @SuppressWarnings("ReferenceEquality") // what is the same object has been taken already
  private void take(int service, List<Serving> its, List<Serving> others, int sign) {
    for (int slot = 0; slot < its.size(); slot++) {
      if (slot >= others.size() || its.get(slot) != others.get(slot)) {
        its.get(slot).take(services.get(service), slot, ledger, sign);
      }
    }
  }

  private double eur(int service, List<Serving> its) {
    if (its.isEmpty()) {
      return services.get(service).unservedEur();
    }
    double eur = 0;
    for (Serving one : its) {
      eur += one.eur();
    }
    return eur;
  }

  /** Whether some tenant has spent more than it may. */
  boolean isBeyondBudget() {
    return ledger.isBeyondBudget();
  }

  /**
   * The first slot in which a job may run after those that it waits for; empty where one is out.
   */
  Optional<Integer> earliest(int job) {
    int earliest = 0;
    for (int other : before.get(job)) {
      Optional<Use> its = uses.get(other);
      if (its.isEmpty()) {
        return Optional.empty();
      }
      earliest = Math.max(earliest, its.get().end());
    }
    return Optional.of(earliest);
  }

  /** The slot by which a job has to be over for those that wait for it. */
  int latest(int job) {
    int latest = terrain.slots;
    for (int other : behind.get(job)) {
      if (uses.get(other).isPresent()) {
        latest = Math.min(latest, uses.get(other).get().start());
      }
    }
    return latest;
  }

  /** What the plan costs, without what headroom is worth. */
  double trueEur() {
    double eur = eur();
    for (Optional<Use> use : uses) {
      eur -= use.map(Use::headroomEur).orElse(0.0);
    }
    return eur;
  }

  double eur() {
    double eur = 0;
    for (int job = 0; job < jobs.size(); job++) {
      double value = jobs.get(job).valueEur();
      eur += uses.get(job).map(Use::pricedEur).orElse(value);
    }
    for (int service = 0; service < services.size(); service++) {
      eur += eur(service);
    }
    return eur;
  }

  double eur(int service) {
    return servingEur[service];
  }

  /** How many jobs have a place. */
  int placed() {
    return (int) uses.stream().filter(Optional::isPresent).count();
  }

  Copy copy() {
    return new Copy(uses, servings, eur());
  }

  /** Goes back to a copy. */
  void restore(Copy copy) {
    for (int job = 0; job < jobs.size(); job++) {
      if (!uses.get(job).equals(copy.uses.get(job))) {
        leaveOut(job);
      }
    }
    for (int service = 0; service < services.size(); service++) {
      if (!servings.get(service).equals(copy.servings.get(service))) {
        serve(service, copy.servings.get(service));
      }
    }
    for (int job = 0; job < jobs.size(); job++) {
      if (uses.get(job).isEmpty()) {
        int number = job;
        copy.uses.get(job).ifPresent(it -> put(number, it));
      }
    }
  }

  /**
   * Jobs in an order in which none comes before one that it waits for and each after those that
   * take precedence, else as they are given.
   */
  List<Integer> inOrder(List<Integer> some) {
    List<Integer> ordered = new ArrayList<>();
    boolean[] isAsked = new boolean[jobs.size()];
    some.forEach(it -> isAsked[it] = true);
    some.stream()
        .sorted(Comparator.comparing(this::precedence))
        .forEach(it -> addInOrder(it, isAsked, ordered));
    return Collections.unmodifiableList(ordered);
  }

  Precedence precedence(int job) {
    return precedence[job];
  }

  private void addInOrder(int job, boolean[] isAsked, List<Integer> ordered) {
    if (isAsked[job]) {
      isAsked[job] = false;
      before.get(job).forEach(it -> addInOrder(it, isAsked, ordered));
      ordered.add(job);
    }
  }
}
