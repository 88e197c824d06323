package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.GuaranteeRoom;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.scheduler.live.TenantShare;
import eu.megawatt.scheduler.live.TenantUse;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What tenants have of the fleet's power, and what they make of it. Another share takes effect at
 * once, on what is planned too. Thread-safe.
 */
public final class TenantShares {

  /** Tenants with a share. */
  public static final int MOST = 1_000;

  private static final Duration LATELY = Duration.ofDays(7);
  private static final int MOST_SHOWN = 100;

  private final LiveDesk desk;
  private final LiveStore store;

  public TenantShares(LiveDesk desk, LiveStore store) {
    this.desk = desk;
    this.store = store;
  }

  /**
   * What a change of a share does.
   *
   * @param share empty where it was taken away
   * @param isNew whether the tenant had none before
   */
  public record Outcome(Optional<TenantView.ShareView> share, boolean isNew, ReplanView plan) {}

  /** A job that had to leave its place for a guarantee. */
  public record MovedView(
      Instant at, long revision, String jobId, String fromTenantId, String forTenantId) {}

  /** A tenant and the jobs that were moved from or for it lately, newest first. */
  public record Detail(TenantView tenant, List<MovedView> moved) {}

  /** All who have a share or jobs that have not ended, by their ids. */
  public List<TenantView> all() {
    return desk.ask(
        turn -> {
          List<ReclaimRows.Counts> moved = store.reclaimCounts(turn.now().minus(LATELY));
          return turn.scheduler().tenants(turn.now()).stream()
              .map(it -> view(it, moved, turn))
              .toList();
        });
  }

  private static TenantView view(TenantUse use, List<ReclaimRows.Counts> moved, Turn turn) {
    String id = use.share().tenant();
    return TenantView.of(
        use,
        turn.now(),
        moved.stream()
            .filter(it -> it.fromTenant().equals(id))
            .mapToLong(ReclaimRows.Counts::count)
            .sum(),
        moved.stream()
            .filter(it -> it.forTenant().equals(id))
            .mapToLong(ReclaimRows.Counts::count)
            .sum());
  }

  /**
   * One of them; empty where there is none.
   *
   * @param names whether others may be named
   */
  public Optional<Detail> find(String tenant, boolean names) {
    return all().stream()
        .filter(it -> it.id().equals(tenant))
        .findFirst()
        .map(it -> new Detail(it, moved(tenant, names)));
  }

  private List<MovedView> moved(String tenant, boolean names) {
    return desk
        .ask(turn -> store.reclaims(Optional.of(tenant), turn.now().minus(LATELY), MOST_SHOWN))
        .stream()
        .filter(it -> names || it.fromTenant().equals(tenant))
        .map(
            it ->
                new MovedView(
                    it.at(),
                    it.revision(),
                    it.jobId(),
                    it.fromTenant(),
                    names ? it.forTenant() : JobEvent.ANOTHER_TENANT))
        .toList();
  }

  /** What was said of a tenant; empty where nothing was. */
  public Optional<TenantView.ShareView> share(String tenant) {
    return desk.ask(turn -> Optional.ofNullable(turn.scheduler().world().shares().get(tenant)))
        .map(TenantView.ShareView::of);
  }

  /**
   * Gives a tenant a share in place of what it had. The same again changes nothing.
   *
   * @throws eu.megawatt.service.change.StaleException where it is another than was looked at
   */
  public Outcome put(String tenant, ShareBody body, boolean isTrial, Expectation expected) {
    ShareCheck check = new ShareCheck();
    Optional<TenantShare> asked = check.share(tenant, body, 0);
    refuse(check.errors());
    return desk.ask(
        turn -> {
          World world = turn.scheduler().world();
          Optional<TenantShare> before = Optional.ofNullable(world.shares().get(tenant));
          expect(expected, tenant, before, isTrial);
          if (before.map(it -> it.numbered(0)).equals(asked)) {
            return unchanged(turn, before.orElseThrow());
          }
          TenantShare share = asked.orElseThrow().numbered(isTrial ? 0 : desk.nextInput());
          World next = world.with(share);
          if (next.shares().size() > MOST) {
            refuse(
                List.of(
                    new FieldError(
                        "id",
                        "TooMany",
                        "is one too many: %d tenants have a share already.".formatted(MOST))));
          }
          requireRoom(next);
          ReplanView plan = become(turn, next, tenant, isTrial);
          if (!isTrial) {
            turn.keep(Inputs.of(share, false));
            turn.because(Cause.SHARE, share.reason());
          }
          return new Outcome(Optional.of(TenantView.ShareView.of(share)), before.isEmpty(), plan);
        });
  }

  /**
   * Takes a tenant's share away; empty where it has none.
   *
   * @throws eu.megawatt.service.change.StaleException where it is another than was looked at
   */
  public Optional<Outcome> remove(
      String tenant, String reason, boolean isTrial, Expectation expected) {
    return desk.ask(
        turn -> {
          World world = turn.scheduler().world();
          Optional<TenantShare> before = Optional.ofNullable(world.shares().get(tenant));
          if (before.isEmpty()) {
            return Optional.empty();
          }
          expect(expected, tenant, before, isTrial);
          ReplanView plan = become(turn, world.withoutShare(tenant), tenant, isTrial);
          if (!isTrial) {
            turn.keep(Inputs.of(before.get().numbered(desk.nextInput()), true));
            turn.because(Cause.SHARE, reason);
          }
          return Optional.of(new Outcome(Optional.empty(), false, plan));
        });
  }

  private static void expect(
      Expectation expected, String tenant, Optional<TenantShare> before, boolean isTrial) {
    expected.check(
        "The share of %s is at version".formatted(tenant),
        before.map(it -> Long.toString(it.number())),
        isTrial);
  }

  private static Outcome unchanged(Turn turn, TenantShare share) {
    LiveScheduler scheduler = turn.scheduler();
    return new Outcome(
        Optional.of(TenantView.ShareView.of(share)),
        false,
        ReplanView.of(
            Optional.of(share.tenant()),
            scheduler.revision(),
            new Replan(List.of(), 0, 0),
            scheduler.world().basis()));
  }

  private static ReplanView become(Turn turn, World next, String tenant, boolean isTrial) {
    LiveScheduler scheduler = turn.scheduler();
    Optional<Replan> replan =
        isTrial ? scheduler.previewOf(next, turn.now()) : scheduler.become(next, turn.now());
    return ReplanView.of(
        isTrial ? Optional.empty() : Optional.of(tenant),
        isTrial ? scheduler.revision() : scheduler.pendingRevision(),
        replan.orElseThrow(() -> bound(turn, next.share(tenant))),
        next.basis());
  }

  /** What is at work and may not be interrupted is not stopped for a ceiling. */
  private static ProblemException bound(Turn turn, TenantShare share) {
    LiveScheduler.Bound bound = turn.scheduler().bound(share.tenant(), turn.now());
    return Problem.invalid(
            List.of(
                new FieldError(
                    "/ceilingW",
                    "BelowWhatRuns",
                    "must be %d W or more until %s: so much is drawn by work of %s that runs and may not be interrupted."
                        .formatted(bound.watts(), bound.until(), share.tenant()))))
        .toException();
  }

  private static void requireRoom(World next) {
    long guaranteed = next.shares().values().stream().mapToLong(TenantShare::guaranteedWatts).sum();
    GuaranteeRoom room = GuaranteeRoom.of(next.basis());
    if (guaranteed > room.watts()) {
      refuse(
          List.of(
              new FieldError(
                  "/guaranteedW",
                  "MoreThanThereIs",
                  "makes %d W guaranteed to all tenants together; the fleet's limits leave %d W above idle at %s. Maybe guarantee %d W less."
                      .formatted(guaranteed, room.watts(), room.at(), guaranteed - room.watts()))));
    }
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }
}
