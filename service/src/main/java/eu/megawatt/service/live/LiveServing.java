package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.Burden;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.serving.ServingPlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** Where services meet the plan that is lived by: what is kept free for them. Thread-safe. */
public final class LiveServing {

  private final LiveDesk desk;
  private final LiveStore store;

  public LiveServing(LiveDesk desk, LiveStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * What services are planned on.
   *
   * @param burden what jobs take in the slot that has begun
   */
  public record Now(World world, Burden burden, Instant at) {}

  /** How services are run, as it was published last. */
  public Optional<KeptServing> kept() {
    return store.serving();
  }

  /** Hears of all that is published, after it is on disk; must be quick. */
  public void listen(Consumer<Publication> listener) {
    desk.listen(listener);
  }

  /** The world as it was published last; empty where nothing is planned on. */
  public Optional<World> world() {
    return desk.worldNow();
  }

  /**
   * The fleet that is planned on.
   *
   * @throws eu.megawatt.service.problem.ProblemException 409 where there is none yet
   */
  public Scenario fleet() {
    return desk.fleet();
  }

  /** What services are planned on at this moment; empty where nothing is planned on. */
  public Optional<Now> now() {
    return desk.ask(
        turn ->
            turn.hasPlan()
                ? Optional.of(
                    new Now(
                        turn.scheduler().world(), turn.scheduler().burden(turn.now()), turn.now()))
                : Optional.empty());
  }

  /**
   * Has services run so from now on: jobs make room, and both are written together.
   *
   * @param isLast whether it counts although a slot has begun since: its jobs stay in that one
   * @return empty where it was planned on what is no longer so, and nothing has changed then
   */
  public Optional<KeptServing> publish(ServingPlan plan, Now on, boolean isLast) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          if (!isStill(on, turn, isLast)) {
            return Optional.empty();
          }
          Replan _ =
              scheduler
                  .become(on.world().with(plan.reservations()), turn.now())
                  .orElseThrow(CurrentPlan::idleAlone);
          KeptServing kept =
              new KeptServing(
                  desk.nextInput(),
                  scheduler.pendingRevision(),
                  turn.now().truncatedTo(ChronoUnit.MILLIS),
                  plan);
          turn.serve(kept);
          turn.because(
              Cause.SERVICES, "%d services were planned anew".formatted(plan.services().size()));
          return Optional.of(kept);
        });
  }

  /** What having services run so would do to jobs. */
  public ReplanView preview(ServingPlan plan) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          World world = scheduler.world();
          Replan replan =
              scheduler
                  .previewOf(world.with(plan.reservations()), turn.now())
                  .orElseThrow(CurrentPlan::idleAlone);
          return ReplanView.of(Optional.empty(), scheduler.revision(), replan, world.basis());
        });
  }

  /** A world is another one as soon as anything in it is. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isStill(Now on, Turn turn, boolean isLast) {
    boolean isSameSlot =
        isLast || !on.burden().until().isAfter(on.at()) || turn.now().isBefore(on.burden().until());
    return isSameSlot && turn.scheduler().world() == on.world();
  }
}
