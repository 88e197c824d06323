package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Spent;
import eu.megawatt.scheduler.nodes.NodeGpus;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * The tables of the plan that is lived by. What is published is written in one transaction.
 * Thread-safe; one thread publishes.
 */
public final class LiveStore {

  private static final long UNKNOWN = -1;
  private static final Duration KEYS_PURGED_EACH = Duration.ofMinutes(1);

  private final Database database;
  private final Announcements announcements;

  // Numbered here: a sequence of the database would write to disk for every few it gives out.
  private final AtomicLong lastJob = new AtomicLong(UNKNOWN);
  private final AtomicLong lastEvent = new AtomicLong(UNKNOWN);

  private Instant keysPurgedAt = Instant.EPOCH;

  /** Tables of a database; what is published is announced in the same transaction. */
  public LiveStore(Database database, Announcements announcements) {
    this.database = database;
    this.announcements = announcements;
  }

  /** The fleet that is planned on. */
  public Optional<String> basis() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT scenario_id FROM live_basis ORDER BY number DESC LIMIT 1")
                    .mapTo(String.class)
                    .findOne());
  }

  /** The jobs that have not ended, in the order in which they came. */
  List<LiveJob> open() {
    return database.jdbi().withHandle(JobRows::open);
  }

  /** Those of some jobs that are a tenant's. */
  Set<String> idsOf(String tenant, List<String> jobIds) {
    return database.jdbi().withHandle(handle -> JobRows.idsOf(handle, tenant, jobIds));
  }

  /** The newest input of each kind and id, in the order in which they came. */
  List<Publication.Input> inputs() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT number, kind, id, body FROM live_input a WHERE number ="
                            + " (SELECT MAX(number) FROM live_input b"
                            + " WHERE b.kind = a.kind AND b.id = a.id) ORDER BY number")
                    .map(
                        (rs, _) ->
                            new Publication.Input(
                                rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                    .list());
  }

  /** What work has taken that is not in the plan any more, as far as budgets reach back. */
  List<Spent> spent(Instant now) {
    return database.jdbi().withHandle(handle -> SpendingRows.all(handle, now));
  }

  /** Jobs that had to leave their places for guarantees, from or for a tenant; newest first. */
  List<ReclaimRows.Reclaim> reclaims(Optional<String> tenant, Instant from, int most) {
    return database.jdbi().withHandle(handle -> ReclaimRows.since(handle, tenant, from, most));
  }

  /** How many had to, from whom and for whom, since an instant. */
  List<ReclaimRows.Counts> reclaimCounts(Instant from) {
    return database.jdbi().withHandle(handle -> ReclaimRows.counts(handle, from));
  }

  /** The last time that a job had to. */
  Optional<ReclaimRows.Reclaim> reclaim(String jobId) {
    return database.jdbi().withHandle(handle -> ReclaimRows.last(handle, jobId));
  }

  /** The GPUs that jobs under way have, by job. */
  Map<String, Binding> bindings() {
    return database.jdbi().withHandle(BindingRows::all);
  }

  /** The GPUs that replicas at work have. */
  Map<Replica, List<NodeGpus>> replicaBindings() {
    return database.jdbi().withHandle(ReplicaRows::all);
  }

  /** How services are run. */
  Optional<KeptServing> serving() {
    return database.jdbi().withHandle(ServingRows::find);
  }

  /** The number of the newest plan; 0 before the first. */
  long revision() {
    return database.jdbi().withHandle(RevisionRows::last);
  }

  /** The number of the newest input; 0 before the first. */
  long lastInput() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT GREATEST((SELECT COALESCE(MAX(number), 0) FROM live_input),"
                            + " (SELECT COALESCE(MAX(number), 0) FROM live_serving))")
                    .mapTo(Long.class)
                    .one());
  }

  /** A key that was used, and what for. */
  record UsedKey(String sha256, String jobId) {}

  /**
   * What is known of the keys and references of some requests.
   *
   * @param expiredKeys were used too long ago to count, and are still in the way
   */
  record Known(Map<String, UsedKey> keys, List<String> expiredKeys, Map<Named, String> references) {

    static Known of(List<KeyRows.Kept> kept, Map<Named, String> references, Instant now) {
      Map<String, UsedKey> keys = new HashMap<>();
      List<String> expired = new ArrayList<>();
      for (KeyRows.Kept each : kept) {
        if (each.isExpired(now)) {
          expired.add(each.name());
        } else {
          keys.put(each.name(), each.use());
        }
      }
      return new Known(keys, expired, references);
    }
  }

  /** A job as its tenant calls it. */
  record Named(String tenant, ExternalRef reference) {}

  Known known(Collection<Request> requests, Instant now) {
    if (requests.isEmpty()) {
      return new Known(Map.of(), List.of(), Map.of());
    }
    List<String> keys = requests.stream().flatMap(it -> it.key().stream()).toList();
    List<Named> named = requests.stream().flatMap(it -> it.named().stream()).toList();
    return database
        .jdbi()
        .withHandle(
            handle -> Known.of(KeyRows.kept(handle, keys), JobRows.ids(handle, named), now));
  }

  /**
   * The job that the same request has made before: by its key, or called so.
   *
   * @param sha256 of what was asked
   */
  Optional<KeptJob> madeBefore(
      Optional<String> key, String sha256, Optional<Named> named, Instant now) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                KeyRows.kept(handle, key.stream().toList()).stream()
                    .filter(it -> !it.isExpired(now) && it.use().sha256().equals(sha256))
                    .findFirst()
                    .flatMap(it -> JobRows.find(handle, it.use().jobId()))
                    .or(() -> named.flatMap(it -> JobRows.find(handle, it))));
  }

  /** The job that a tenant calls so. */
  public Optional<KeptJob> find(String tenant, ExternalRef reference) {
    return database.jdbi().withHandle(handle -> JobRows.find(handle, new Named(tenant, reference)));
  }

  /** A job, ended or not. */
  public Optional<KeptJob> find(String id) {
    return database.jdbi().withHandle(handle -> JobRows.find(handle, id));
  }

  /** Tells the jobs that were asked for before an instant and had not ended before another one. */
  public void between(Instant from, Instant to, Consumer<KeptJob> each) {
    database.jdbi().useHandle(handle -> JobRows.between(handle, from, to, each));
  }

  /** Newest first, those that came before a sequence; empty words leave everything in. */
  public Listed<KeptJob> list(String state, String tenant, String kind, long before, int limit) {
    return database
        .jdbi()
        .withHandle(handle -> JobRows.list(handle, state, tenant, kind, before, limit));
  }

  /** Those of some jobs that there are, ended or not. */
  List<KeptJob> find(Collection<String> ids) {
    return database.jdbi().withHandle(handle -> JobRows.find(handle, ids));
  }

  /** Newest first, those with a place that say work on a language model, or that say none. */
  Listed<KeptJob> placed(boolean saysWork, long before, int limit) {
    return database.jdbi().withHandle(handle -> JobRows.placed(handle, saysWork, before, limit));
  }

  /** How many they are. */
  int placedCount(boolean saysWork) {
    return database.jdbi().withHandle(handle -> JobRows.placedCount(handle, saysWork));
  }

  /** Writes it all, or nothing; {@link #force} has it stay. */
  void publish(Publication made) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              addInputs(handle, made);
              List<Change> added =
                  made.changes().stream().filter(it -> it.before().isEmpty()).toList();
              List<Change> known =
                  made.changes().stream().filter(it -> it.before().isPresent()).toList();
              JobRows.release(handle, made.released());
              JobRows.add(handle, made, added, next(lastJob, handle, JobRows::last, added.size()));
              if (made.at().isAfter(keysPurgedAt.plus(KEYS_PURGED_EACH))) {
                KeyRows.purge(handle, made.at());
                SpendingRows.purge(handle, made.at());
                ReclaimRows.purge(handle, made.at());
                keysPurgedAt = made.at();
              }
              KeyRows.add(handle, made);
              JobRows.change(handle, made, known);
              SpendingRows.add(handle, made.spent());
              ReclaimRows.add(handle, made);
              RevisionRows.add(handle, made);
              made.serving().ifPresent(it -> ServingRows.put(handle, it));
              BindingRows.change(handle, made.nodes());
              ReplicaRows.change(handle, made.nodes());
              int events = made.changes().size();
              EventRows.add(handle, made, next(lastEvent, handle, EventRows::last, events));
              announcements.announce(handle, made);
              made.also().forEach(it -> it.accept(handle));
            });
  }

  /** What was published survives a power cut once this returns. */
  void force() {
    database.force();
  }

  /** Takes some numbers; the one before the first of them. */
  private static long next(
      AtomicLong last, Handle handle, ToLongFunction<Handle> stored, int count) {
    if (last.get() == UNKNOWN) {
      last.set(stored.applyAsLong(handle));
    }
    return last.getAndAdd(count);
  }

  private static void addInputs(Handle handle, Publication made) {
    made.basis()
        .ifPresent(
            it ->
                handle.execute(
                    "INSERT INTO live_basis (scenario_id, at_ms, reason) VALUES (?, ?, ?)",
                    it.scenarioId(),
                    made.at().toEpochMilli(),
                    made.reason()));
    for (Publication.Input input : made.inputs()) {
      handle.execute(
          "INSERT INTO live_input (number, kind, id, at_ms, body) VALUES (?, ?, ?, ?, ?)",
          input.number(),
          input.kind(),
          input.id(),
          made.at().toEpochMilli(),
          input.body());
      IncidentRows.note(handle, input, made.at());
    }
  }

  /** What happened to a job, oldest first. */
  public List<JobEvent> events(String jobId, int most) {
    return database.jdbi().withHandle(handle -> EventRows.list(handle, jobId, most));
  }

  /** When the newest jobs were said to begin. */
  Collection<SaidStart> saidStarts() {
    return database.jdbi().withHandle(SaidStart::stored);
  }

  /** A revision as it is listed. */
  public record Revision(
      long number,
      Instant publishedAt,
      String scenarioId,
      String cause,
      String reason,
      Optional<Long> seed,
      int movedCount) {}

  /** Newest first, those before a number. */
  public Listed<Revision> revisions(long before, int limit) {
    return database.jdbi().withHandle(handle -> RevisionRows.list(handle, before, limit));
  }

  /** One of them. */
  public Optional<Revision> revision(long number) {
    return database.jdbi().withHandle(handle -> RevisionRows.find(handle, number));
  }

  /** What each job ran in a revision, for the jobs whose run was another in a second one. */
  public Map<String, Run> runs(long revision, long unlikeRevision) {
    return database
        .jdbi()
        .withHandle(handle -> RevisionRows.runs(handle, revision, unlikeRevision));
  }
}
