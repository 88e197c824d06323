package eu.megawatt.service.live;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The register that is in force: what the plan holds placements against. Another one takes effect
 * at once, on what is planned too. Thread-safe.
 */
public final class Registers {

  private static final String WHAT = "The register in force is";
  private static final int MOST_NAMED = 20;

  private final LiveDesk desk;

  public Registers(LiveDesk desk) {
    this.desk = desk;
  }

  /** The register that is in force; {@link Register#NONE} before the first. */
  public Register current() {
    return desk.register();
  }

  /**
   * What another register does to the plan.
   *
   * @param isNew whether it is the first
   * @param plan empty where nothing is planned yet
   */
  public record Outcome(boolean isNew, Optional<ReplanView> plan) {}

  /**
   * Has a register be in force from now on: jobs that may not stay where they are drain.
   *
   * @param isTrial whether only to say what it would do
   * @throws eu.megawatt.service.change.StaleException where another one is in force than was looked
   *     at
   * @throws eu.megawatt.service.problem.ProblemException 422 where jobs name a profile that it has
   *     not
   */
  public Outcome put(Register next, String reason, boolean isTrial, Expectation expected) {
    return desk.ask(
        turn -> {
          Register before = desk.register();
          boolean isFirst = before.version().equals(Register.NONE.version());
          expected.check(WHAT, isFirst ? Optional.empty() : Optional.of(before.version()), isTrial);
          Optional<ReplanView> plan =
              turn.hasPlan() ? Optional.of(plan(turn, next, isTrial)) : Optional.empty();
          if (!isTrial) {
            turn.keep(
                Inputs.of(new KeptRegister(next.version(), next.name(), reason), desk.nextInput()));
            turn.because(Cause.REGISTER, reason);
            desk.becomes(next);
          }
          return new Outcome(isFirst, plan);
        });
  }

  private static ReplanView plan(Turn turn, Register next, boolean isTrial) {
    LiveScheduler scheduler = turn.scheduler();
    World world = scheduler.world().under(next);
    requireProfiles(scheduler, world.basis());
    Optional<Replan> replan =
        isTrial ? scheduler.previewOf(world, turn.now()) : scheduler.become(world, turn.now());
    return ReplanView.of(
        Optional.empty(),
        isTrial ? scheduler.revision() : scheduler.pendingRevision(),
        replan.orElseThrow(CurrentPlan::idleAlone),
        world.basis());
  }

  private static void requireProfiles(LiveScheduler scheduler, Scenario fleet) {
    List<String> orphans =
        scheduler.jobs().stream()
            .filter(it -> !fleet.hasPolicy(it.work().job().residency()))
            .map(LiveJob::id)
            .limit(MOST_NAMED)
            .toList();
    if (!orphans.isEmpty()) {
      throw Problem.invalid(
              List.of(
                  new FieldError(
                      "/profiles",
                      "StillInUse",
                      "lacks profiles that jobs name: %s. Maybe keep them until these have ended."
                          .formatted(String.join(", ", orphans)))))
          .toException();
    }
  }
}
