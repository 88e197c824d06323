package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.sovereignty.Permission;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A job on a terrain: where it may run from when, how fast, and what that draws. Immutable. */
final class Ask {

  private static final double MINUTES_PER_HOUR = 60;
  private static final double NEARLY = 1e-9;

  /** In usual run times, as the rule's authors found it best. */
  private static final double LOOK_AHEAD = 2;

  /** What being late costs an hour at the least, so that nothing is put off for ever. */
  private static final double NEVER_FREE = 0.01;

  final Job job;
  final int tenant;
  final double weight;
  final Optional<Interruption> interruption;
  final List<Option> options = new ArrayList<>();
  final int earliest;

  /** Whether it might run somewhere if its data could get there. */
  boolean isKeptByData;

  private final TimeGrid grid;

  /** In slots from the beginning; infinite where it has no deadline. */
  private final double due;

  /**
   * A pool under a power cap.
   *
   * @param sharePerMinute of the whole work
   * @param watts of the whole gang above idle at full load, IT side
   * @param from the first slot in which it may run there: its data is there by then
   * @param transferEur what having its data there costs
   * @param permitted by slot
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Option(
      Terrain.Place place,
      PowerCap cap,
      double sharePerMinute,
      double watts,
      int from,
      double transferEur,
      boolean[] permitted) {}

  /** Where it stands when the plan begins. */
  final Standing standing;

  /** For how many slots it has to go on where it runs when the plan begins. */
  final int boundSlots;

  Ask(Terrain terrain, Job job, Permits permits, Standing standing) {
    this.standing = standing;
    this.job = job;
    this.tenant = terrain.tenant(job.tenant());
    this.weight = terrain.tenant(tenant).weight();
    Scenario fleet = terrain.demand.base();
    this.grid = fleet.grid();
    JobTerms terms = terrain.demand.termsOf(job.id());
    this.interruption = terms.interruption();
    this.boundSlots = standing.pool().isPresent() ? rigidSlots(terrain.slotMinutes) : 0;
    this.earliest = Math.clamp(grid.firstSlotFrom(job.earliestStart()), 0, terrain.slots);
    this.due = job.deadline().map(grid::position).orElse(Double.POSITIVE_INFINITY);
    for (Terrain.Place place : terrain.pools) {
      if (job.runHours().containsKey(place.type().id())) {
        add(terrain, place, permits, terms.data());
      }
    }
  }

  private void add(
      Terrain terrain, Terrain.Place place, Permits permits, Optional<DataSource> data) {
    String site = terrain.sites.get(place.site());
    int from = earliest;
    double transferEur = 0;
    if (data.isPresent() && !data.get().site().equals(site)) {
      Optional<Link> link = terrain.demand.link(data.get().site(), site);
      if (link.isEmpty()) {
        isKeptByData = true;
        return;
      }
      Instant there = job.earliestStart().plus(link.get().transfer(data.get().gigabytes()));
      from = Math.clamp(grid.firstSlotFrom(there), earliest, terrain.slots);
      transferEur = standing.sites().contains(site) ? 0 : link.get().eur(data.get().gigabytes());
    }
    Permission permission = permits.permission(job.residency(), place.pool().id());
    boolean[] permitted = permission.of(grid);
    double hours = job.runHoursOn(place.type().id());
    for (PowerCap cap : place.type().powerCaps()) {
      if (cap.isFull() || job.powerCapping()) {
        double watts =
            Math.max(
                0,
                cap.fraction() * job.wattsPerGpuOn(place.type().id()) - place.type().idleWatts());
        options.add(
            new Option(
                place,
                cap,
                cap.speed() / (hours * MINUTES_PER_HOUR),
                watts * job.gpus(),
                from,
                transferEur,
                permitted));
      }
    }
  }

  /** The same job, if it is stopped when the plan begins. */
  Ask stopped() {
    return new Ask(this, standing.stopped(isFirm()));
  }

  /** If it does not run any more. */
  private Ask(Ask other, Standing standing) {
    this.standing = standing;
    job = other.job;
    tenant = other.tenant;
    weight = other.weight;
    interruption = other.interruption;
    boundSlots = 0;
    options.addAll(other.options);
    earliest = other.earliest;
    isKeptByData = other.isKeptByData;
    grid = other.grid;
    due = other.due;
  }

  /** Slots for which it cannot give way once it goes on or begins. */
  int rigidSlots(int slotMinutes) {
    double minutes = rigidMinutes(standing.isFirst()) - minutesSoFar();
    return (int) Math.ceil(Math.max(0, minutes) / slotMinutes - NEARLY);
  }

  private int minutesSoFar() {
    return standing.pool().isPresent() ? standing.minutes() : 0;
  }

  /** Whether it runs when the plan begins and may not be interrupted then. */
  boolean isBound() {
    return boundSlots > 0;
  }

  /** What going on takes at the least, as long as it must; nothing where it need not. */
  Optional<Use> leastToGoOn(Terrain terrain) {
    return leastHere()
        .map(
            it -> {
              int slots = Math.min(boundSlots, slotsLeft(it, terrain.slotMinutes));
              return Use.of(this, List.of(new Use.Stretch(it, 0, Math.min(terrain.slots, slots))));
            });
  }

  /** Whether it must go on until it is done, however slowly. */
  boolean isBoundToTheEnd(Terrain terrain) {
    return leastHere().filter(it -> boundSlots >= slotsLeft(it, terrain.slotMinutes)).isPresent();
  }

  /** The option that draws least of those with which it may go on, if it must. */
  private Optional<Option> leastHere() {
    return options.stream()
        .filter(it -> isBound() && standing.pool().filter(it.place.pool().id()::equals).isPresent())
        .min(Comparator.comparingDouble(Option::watts));
  }

  private int slotsLeft(Option option, int slotMinutes) {
    double minutes = idleMinutes() + (1 - standing.done()) / option.sharePerMinute;
    return Math.max(1, (int) Math.ceil(minutes / slotMinutes - NEARLY));
  }

  /** Minutes for which it runs before it works once it goes on or begins. */
  double idleMinutes() {
    double restart =
        standing.isFirst() ? 0 : interruption.map(Interruption::restartMinutes).orElse(0.0);
    return Math.max(0, restart - minutesSoFar());
  }

  boolean isFirm() {
    return interruption.isEmpty();
  }

  /**
   * What it draws above idle at full load, facility side: where it runs, or the most of anywhere.
   */
  double facilityWatts() {
    double most = 0;
    for (Option option : options) {
      boolean isHere = standing.pool().filter(it -> !it.equals(option.place.pool().id())).isEmpty();
      most = isHere ? Math.max(most, option.watts * option.place.pue()) : most;
    }
    return most;
  }

  /**
   * Minutes for which it cannot give way once it runs; infinite where it may not be interrupted.
   *
   * @param isFirst whether it has not had a break before
   */
  double rigidMinutes(boolean isFirst) {
    return interruption
        .map(it -> it.leastMinutes() + (isFirst ? 0 : it.restartMinutes()))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Whether there is room for it while it cannot give way; what runs is not held to that. */
  boolean fitsRigidly(Option option, int slot, Ledger ledger) {
    return slot < boundSlots || ledger.rigidRoom(tenant, option.place, slot) >= job.gpus();
  }

  /** Whether an option may be run in a slot, and what is left there is enough for it. */
  boolean fits(Option option, int slot, Ledger ledger) {
    boolean isBound = slot < boundSlots;
    double gpus =
        isBound ? ledger.freeGpus(option.place, slot) : ledger.freeGpus(tenant, option.place, slot);
    return slot >= option.from
        && option.permitted[slot]
        && gpus >= job.gpus()
        && ledger.freeWatts(option.place, tenant, slot, isFirm() && !isBound)
            >= watts(option, slot);
  }

  /** What an option draws in a slot. */
  double watts(Option option, int slot) {
    return option.watts * job.load().at(slot);
  }

  /** What leaving it out costs. */
  double valueEur() {
    return job.valueEur() * weight;
  }

  /**
   * How urgent it is: the apparent tardiness cost of Vepsalainen and Morton (1987, Management
   * Science 33/8), what being late costs by the work that is left, less the more slack there is.
   *
   * @param usualHours that jobs take
   */
  double urgency(double usualHours) {
    double hours = job.runHours().values().stream().mapToDouble(it -> it).min().orElse(1);
    double left = Math.max(grid.slotHours(), hours * (1 - standing.done()));
    double slack =
        job.deadline().map(it -> grid.position(it) * grid.slotHours() - left).orElse(left * 4);
    double cost = Math.max(NEVER_FREE, job.latenessEurPerHour()) * weight;
    return cost / (left * job.gpus()) * Math.exp(-Math.max(0, slack) / (LOOK_AHEAD * usualHours));
  }

  /** What a GPU of it is worth for an hour at the least. */
  double valuePerWork() {
    double hours = job.runHours().values().stream().mapToDouble(it -> it).min().orElse(1);
    return valueEur() / (hours * job.gpus());
  }

  /** What ending with the beginning of a slot costs; infinite after a hard deadline. */
  double latenessEur(int end) {
    double late = (end - due) * grid.slotHours();
    if (late <= 0) {
      return 0;
    }
    return job.hardDeadline() ? Double.POSITIVE_INFINITY : late * job.latenessEurPerHour() * weight;
  }
}
