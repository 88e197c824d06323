package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.live.SetApart;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.webhook.Outbox;
import java.time.Clock;
import java.util.function.Supplier;

/** Validation as a whole: who measures, what is measured, and what is said of it. Thread-safe. */
public final class Validation implements AutoCloseable {

  private final Bell bell = new Bell();
  private final Enrolments enrolments;
  private final Agents agents;
  private final Profiles profiles;
  private final Quarantines quarantines;
  private final Judging judging;
  private final OrderDesk orders;
  private final ValidationRuns runs;
  private final Policies policies;
  private final ProofPlanner planner;
  private final NodeProofs proofs;
  private final Verdicts verdicts;
  private final Replays replays;
  private final Drivers drivers;

  private Validation(
      Database database,
      CurrentFleet current,
      SetApart plan,
      Outbox outbox,
      PlanEvents events,
      ValidationSettings settings,
      Clock clock) {
    Supplier<Inventory> fleet = current::inventory;
    Wake wake = new Wake();
    enrolments = new Enrolments(database, fleet, clock);
    agents = Agents.open(database, enrolments, wake, clock);
    profiles = Profiles.open(database, clock);
    policies = new Policies(database, fleet, plan, clock);
    Proofs known = new Proofs(database, policies, fleet, plan, agents);
    quarantines = new Quarantines(database, plan, known, outbox, events, fleet, clock);
    Assessor assessor = new Assessor(new Judge(settings.noise()));
    judging =
        new Judging(
            database,
            assessor,
            new Looks(profiles::find, settings.quarantinesDegraded()),
            profiles,
            quarantines,
            bell,
            wake,
            events,
            clock);
    Forgetting forgetting = new Forgetting(database, settings.keep(), clock);
    orders =
        new OrderDesk(
            database,
            bell,
            events,
            wake,
            done -> {
              judging.judge(done);
              forgetting.nowAndThen();
            },
            clock);
    IdleRuns idle = new IdleRuns(database, fleet, plan, quarantines);
    runs = new ValidationRuns(database, fleet, bell, orders, idle, wake, clock);
    planner = new ProofPlanner(database, quarantines, runs, agents, fleet, wake);
    proofs = new NodeProofs(known, clock);
    policies.onChange(planner::look);
    plan.obey(known::provesOnReturn, wake::ring);
    verdicts = new Verdicts(database, fleet, agents, clock);
    replays = new Replays(database, assessor, profiles);
    drivers = new Drivers(database);
  }

  /**
   * Takes up what is kept.
   *
   * @param plan that does without nodes which do not deliver
   */
  public static Validation open(
      Database database,
      CurrentFleet fleet,
      SetApart plan,
      Outbox outbox,
      PlanEvents events,
      ValidationSettings settings,
      Clock clock) {
    Validation validation = new Validation(database, fleet, plan, outbox, events, settings, clock);
    fleet.listen(_ -> Thread.ofVirtual().name("quarantines").start(validation.planner::look));
    return validation;
  }

  /** Judges what was left, once the plan works, and plans what has to be measured. */
  public void begin() {
    planner.begin();
    Thread.ofVirtual().name("validation").start(judging::takeUp);
  }

  /** One-time tokens. */
  public Enrolments enrolments() {
    return enrolments;
  }

  /** Who measures. */
  public Agents agents() {
    return agents;
  }

  /** What is assumed. */
  public Profiles profiles() {
    return profiles;
  }

  /** Nodes that are set apart. */
  public Quarantines quarantines() {
    return quarantines;
  }

  /** Where agents get their orders. */
  public OrderDesk orders() {
    return orders;
  }

  /** What was asked to be measured. */
  public ValidationRuns runs() {
    return runs;
  }

  /** What holds now. */
  public Verdicts verdicts() {
    return verdicts;
  }

  /** What is said again of what was said. */
  public Replays replays() {
    return replays;
  }

  /** Which nodes have to be proved. */
  public Policies policies() {
    return policies;
  }

  /** Which are. */
  public NodeProofs proofs() {
    return proofs;
  }

  /** Nodes that wait to be proved. */
  public int awaitingCount() {
    return planner.awaitingCount();
  }

  /** Runs that were planned since the start because a policy asks for them. */
  public long plannedCount() {
    return planner.plannedCount();
  }

  /** How often a node that has to be proved had no idle slot, since the start. */
  public long withoutSlotCount() {
    return planner.withoutSlotCount();
  }

  /** How fast nodes are under one driver and another. */
  public Drivers drivers() {
    return drivers;
  }

  /** Verdicts since the start. */
  public long judgedCount() {
    return judging.judgedCount();
  }

  /** Has agents that wait go. */
  @Override
  public void close() {
    planner.close();
    bell.close();
  }
}
