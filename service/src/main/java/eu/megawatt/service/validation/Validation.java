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
    enrolments = new Enrolments(database, fleet, clock);
    agents = Agents.open(database, enrolments, clock);
    profiles = Profiles.open(database, clock);
    quarantines = new Quarantines(database, plan, outbox, events, fleet, clock);
    Assessor assessor = new Assessor(new Judge(settings.noise()));
    judging =
        new Judging(
            database,
            assessor,
            new Looks(profiles::find, settings.quarantinesDegraded()),
            profiles,
            quarantines,
            bell,
            events,
            clock);
    Forgetting forgetting = new Forgetting(database, settings.keep(), clock);
    orders =
        new OrderDesk(
            database,
            bell,
            events,
            done -> {
              judging.judge(done);
              forgetting.nowAndThen();
            },
            clock);
    runs = new ValidationRuns(database, fleet, bell, orders, clock);
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
    fleet.listen(
        _ -> Thread.ofVirtual().name("quarantines").start(validation.quarantines::restate));
    return validation;
  }

  /** Judges what was left, once the plan works. */
  public void begin() {
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
    bell.close();
  }
}
