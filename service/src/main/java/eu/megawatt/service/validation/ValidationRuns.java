package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.verdict.Contract;
import eu.megawatt.scheduler.live.IdleSlots;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Validation runs: one order for each of some nodes. Thread-safe. */
public final class ValidationRuns {

  /** Orders that may be open at a time. */
  public static final int MOST_OPEN = 10_000;

  /** Who has asked for runs that the policy asks for. */
  static final String BY_POLICY = "policy";

  /** How late a planned run may begin. */
  private static final Duration LATE = Duration.ofMinutes(15);

  private static final Duration KEYS_KEPT = Duration.ofDays(3);
  private static final int RETRY_SECONDS = 60;

  private final Database database;
  private final Supplier<Inventory> fleet;
  private final Bell bell;
  private final OrderDesk desk;
  private final IdleRuns idle;
  private final Wake wake;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ValidationRuns(
      Database database,
      Supplier<Inventory> fleet,
      Bell bell,
      OrderDesk desk,
      IdleRuns idle,
      Wake wake,
      Clock clock) {
    this.database = database;
    this.fleet = fleet;
    this.bell = bell;
    this.desk = desk;
    this.idle = idle;
    this.wake = wake;
    this.clock = clock;
  }

  /**
   * Has nodes measured; the same key again answers with the run that it made.
   *
   * @param by id of the caller
   * @param isTrial whether only what is wrong is wanted
   * @throws ProblemException 422 with all that is wrong or where the key has made another, 503
   *     where too many orders are open
   */
  public synchronized RunView submit(RunBody body, String key, String by, boolean isTrial) {
    Instant now = clock.instant();
    String sha256 = Sha256.hex(Json.bytes(body));
    Optional<KeptRun> before =
        database.jdbi().withHandle(handle -> RunRows.ofKey(handle, key, now.minus(KEYS_KEPT)));
    if (before.isPresent() && !isTrial) {
      return again(before.get(), key, sha256);
    }
    RunCheck.Asked asked = new RunCheck(fleet.get(), now).read(body);
    requireRoom(asked.nodeIds().size());
    KeptRun run = run(asked, key, sha256, by, now);
    RunRow row =
        asked.isWhenIdle() && idle.isPlanned(asked.nodeIds())
            ? idle.make(asked, run, this::order, isTrial)
            : atOnce(asked, run, isTrial);
    if (isTrial) {
      return RunView.of(row.run(), row.orders(), List.of(), desk::step, now);
    }
    ring(row);
    return find(run.id()).orElseThrow();
  }

  private RunRow atOnce(RunCheck.Asked asked, KeptRun run, boolean isTrial) {
    RunRow row =
        new RunRow(run, asked.nodeIds().stream().map(it -> order(run, it)).toList(), List.of());
    if (!isTrial) {
      database.jdbi().useTransaction(row::write);
      database.force();
    }
    return row;
  }

  /** Has agents look who wait for what is written. */
  void ring(RunRow row) {
    row.orders().forEach(it -> bell.ring(it.nodeId()));
  }

  /** A run that the policy asks for; not written yet. */
  RunRow planned(String nodeId, IdleSlots.Slot slot, Extent extent, String reason) {
    Instant now = clock.instant();
    String id = Identifiers.next("vrun", now);
    KeptRun run =
        new KeptRun(
            0,
            id,
            extent,
            List.of(),
            0,
            reason,
            BY_POLICY,
            now,
            slot.from(),
            slot.to().plus(LATE),
            "policy " + id,
            "",
            Optional.empty(),
            "");
    return new RunRow(
        run,
        List.of(order(run, nodeId)),
        List.of(new HoldRows.Open(id, nodeId, true, true, slot.from(), slot.to())));
  }

  private RunView again(KeptRun run, String key, String sha256) {
    if (!run.requestSha256().equals(sha256)) {
      throw Problem.of(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              "Idempotency-Key \"%s\" made %s with another body. Maybe use a new key."
                  .formatted(key, run.id()),
              new FieldError("Idempotency-Key", "Reused", "was used with another body"))
          .toException();
    }
    return find(run.id()).orElseThrow();
  }

  private void requireRoom(int orders) {
    if (desk.openCount() + orders > MOST_OPEN) {
      throw new ProblemException(
          Problem.of(
              ProblemKind.UNAVAILABLE,
              "%d orders may be open at a time; with these %d there would be more. Maybe wait until some are done."
                  .formatted(MOST_OPEN, orders)),
          RETRY_SECONDS);
    }
  }

  private static KeptRun run(
      RunCheck.Asked asked, String key, String sha256, String by, Instant now) {
    return new KeptRun(
        0,
        Identifiers.next("vrun", now),
        asked.extent(),
        asked.kernels(),
        asked.soakSeconds(),
        asked.reason(),
        by,
        now,
        asked.startAt(),
        asked.endBy(),
        key,
        sha256,
        Optional.empty(),
        "");
  }

  private KeptOrder order(KeptRun run, String nodeId) {
    return new KeptOrder(
        Identifiers.next("order", run.createdAt()),
        run.id(),
        nodeId,
        1,
        run.extent(),
        run.kernels(),
        Contract.FIRST_LOOK,
        run.soakSeconds(),
        random.nextLong(),
        run.startAt(),
        run.endBy(),
        run.endBy(),
        OrderState.WAITING,
        "",
        "",
        run.createdAt(),
        0,
        0,
        0,
        0);
  }

  /** Takes back what of a run is still open; empty where there is none. */
  public synchronized Optional<RunView> cancel(String id, String reason) {
    Optional<KeptRun> run = database.jdbi().withHandle(handle -> RunRows.find(handle, id));
    if (run.isPresent() && run.get().cancelledAt().isEmpty()) {
      Instant now = clock.instant();
      requireOpen(id, now);
      database
          .jdbi()
          .useTransaction(
              handle -> {
                RunRows.cancel(handle, id, reason, now);
                OrderRows.cancel(handle, id, reason, now);
              });
      database.force();
      wake.ring();
    }
    return run.flatMap(it -> find(it.id()));
  }

  private void requireOpen(String id, Instant now) {
    boolean isOpen =
        database.jdbi().withHandle(handle -> OrderRows.ofRun(handle, id)).stream()
            .anyMatch(it -> it.stateAt(now).isOpen());
    if (!isOpen) {
      throw Problem.of(
              ProblemKind.RUN_OVER, "Nothing of the run %s is open any more.".formatted(id))
          .toException();
    }
  }

  /** A run with its nodes. */
  public Optional<RunView> find(String id) {
    Instant now = clock.instant();
    return database
        .jdbi()
        .withHandle(
            handle ->
                RunRows.find(handle, id)
                    .map(
                        run ->
                            RunView.of(
                                run,
                                OrderRows.ofRun(handle, id),
                                VerdictRows.ofRun(handle, id),
                                desk::step,
                                now)));
  }

  /** Newest first; empty words leave everything in. */
  public Listed<RunView.Summary> list(String nodeId, String kernel, long before, int limit) {
    Instant now = clock.instant();
    return database
        .jdbi()
        .withHandle(
            handle ->
                Listed.of(
                    RunRows.list(handle, nodeId, kernel, before, limit + 1).stream()
                        .map(
                            run ->
                                new Listed.Row<>(
                                    run.sequence(),
                                    RunView.Summary.of(
                                        run, OrderRows.ofRun(handle, run.id()), now)))
                        .toList(),
                    limit));
  }

  /** The samples of a run, of one node or, where that is empty, of all; from an offset on. */
  public Optional<List<StoredSample>> samples(String runId, String nodeId, int offset, int most) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                RunRows.find(handle, runId)
                    .map(_ -> ResultRows.ofRun(handle, runId, nodeId, offset, most)));
  }
}
