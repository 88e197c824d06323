package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Contract;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Judges orders that are done, one at a time, and has more measured where the first blocks did not
 * decide. Thread-safe.
 */
final class Judging {

  private static final Logger LOG = Logger.getLogger(Judging.class.getName());

  private final Database database;
  private final Assessor assessor;
  private final Looks looks;
  private final Profiles profiles;
  private final Quarantines quarantines;
  private final Bell bell;
  private final Wake wake;
  private final PlanEvents events;
  private final Clock clock;
  private final LongAdder judged = new LongAdder();

  Judging(
      Database database,
      Assessor assessor,
      Looks looks,
      Profiles profiles,
      Quarantines quarantines,
      Bell bell,
      Wake wake,
      PlanEvents events,
      Clock clock) {
    this.database = database;
    this.assessor = assessor;
    this.looks = looks;
    this.profiles = profiles;
    this.quarantines = quarantines;
    this.bell = bell;
    this.wake = wake;
    this.events = events;
    this.clock = clock;
  }

  /** All that is known of one look at a node when an order of it is judged. */
  private record Case(
      KeptOrder order,
      List<Sample> samples,
      List<StoredVerdict> before,
      List<StoredVerdict> held) {}

  /** Judges an order that is done; once. */
  synchronized void judge(KeptOrder done) {
    Optional<KeptOrder> order =
        database
            .jdbi()
            .withHandle(handle -> OrderRows.find(handle, done.id()))
            .filter(it -> it.judgedMs() == 0);
    order.ifPresent(it -> judge(known(it)));
  }

  private Case known(KeptOrder order) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                new Case(
                    order,
                    samples(handle, order),
                    VerdictRows.ofRun(handle, order.runId()).stream()
                        .filter(it -> it.nodeId().equals(order.nodeId()))
                        .toList(),
                    VerdictRows.ofNode(handle, order.nodeId())));
  }

  /** Those of a look up to an order. */
  static List<Sample> samples(Handle handle, KeptOrder order) {
    return ResultRows.ofRun(handle, order.runId(), order.nodeId(), 0, Integer.MAX_VALUE).stream()
        .filter(it -> it.part() <= order.part())
        .map(StoredSample::sample)
        .toList();
  }

  private void judge(Case it) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long asOf = database.jdbi().withHandle(VerdictRows::last);
    long wellSinceMs = quarantines.wellSinceMs(it.order.nodeId());
    Evidence evidence = new Evidence(database, profiles::find, asOf, wellSinceMs, now);
    List<StoredVerdict> fresh = assessor.assess(it.order, it.samples, evidence, asOf + 1);
    Optional<KeptOrder> more = more(it, fresh, now);
    Consumer<Handle> write =
        handle -> {
          VerdictRows.add(handle, fresh);
          OrderRows.judged(handle, it.order.id(), now, asOf, wellSinceMs);
          OrderRows.add(handle, more.stream().toList());
        };
    List<StoredVerdict> look = Stream.concat(it.before.stream(), fresh.stream()).toList();
    quarantines.keep(
        it.order.nodeId(),
        before -> looks.standing(fresh, look, it.held, more.isEmpty(), before, now, write),
        new Proofs.Judged(it.order.nodeId(), it.order.runId(), more.isEmpty(), facts(it)),
        proof(it, now));
    wake.ring();
    judged.add(fresh.size());
    more.ifPresent(_ -> bell.ring(it.order.nodeId()));
    StoredVerdict.worst(StoredVerdict.newest(look))
        .ifPresent(
            worst ->
                events.validated(
                    new PlanEvents.NodeChange(it.order.nodeId(), it.order.runId(), worst.name())));
  }

  private static Map<String, String> facts(Case it) {
    return DeviceFacts.of(it.samples.stream().map(each -> each.content().device()).toList());
  }

  /**
   * What the node has if it delivers: nothing of its run was measured before that was asked for.
   */
  private KeptProof proof(Case it, Instant now) {
    Instant from =
        database
            .jdbi()
            .withHandle(handle -> RunRows.find(handle, it.order.runId()))
            .map(run -> run.startAt().isAfter(run.createdAt()) ? run.startAt() : run.createdAt())
            .orElse(it.order.createdAt());
    return new KeptProof(it.order.nodeId(), it.order.runId(), now, from, facts(it));
  }

  /** The order that goes on with what is not decided, while there is time. */
  private Optional<KeptOrder> more(Case it, List<StoredVerdict> fresh, Instant now) {
    List<StoredVerdict> undecided =
        fresh.stream().filter(each -> each.content().wantsMore()).toList();
    int blocks =
        undecided.stream()
            .mapToInt(each -> each.content().blockCount())
            .map(count -> Contract.nextLook(count) - count)
            .max()
            .orElse(0);
    boolean isCancelled =
        database
            .jdbi()
            .withHandle(handle -> RunRows.find(handle, it.order.runId()))
            .flatMap(KeptRun::cancelledAt)
            .isPresent();
    return blocks < 1 || isCancelled || !now.isBefore(it.order.endBy())
        ? Optional.empty()
        : Optional.of(next(it.order, undecided, blocks, now));
  }

  private static KeptOrder next(
      KeptOrder order, List<StoredVerdict> undecided, int blocks, Instant now) {
    return new KeptOrder(
        Identifiers.next("order", now),
        order.runId(),
        order.nodeId(),
        order.part() + 1,
        order.extent(),
        undecided.stream().map(it -> it.key().kernel()).distinct().toList(),
        blocks,
        0,
        order.seed(),
        now.isBefore(order.startAt()) ? order.startAt() : now,
        order.endBy(),
        order.endBy(),
        OrderState.WAITING,
        "",
        "",
        now,
        0,
        0,
        0,
        0);
  }

  /** Judges what was done and not judged before the service stopped. */
  void takeUp() {
    for (KeptOrder order : database.jdbi().withHandle(OrderRows::unjudged)) {
      try {
        judge(order);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "The order " + order.id() + " could not be judged", e);
      }
    }
  }

  /** Verdicts since the start. */
  long judgedCount() {
    return judged.sum();
  }
}
