package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * What one task sees and may say: the plan, the time, and what is to be kept beside the plan's own
 * changes. For the thread of the {@link LiveDesk} alone.
 */
final class Turn {

  private final Optional<LiveScheduler> scheduler;
  private final Bindings bindings;
  private final Instant now;
  private final LiveStore.Known known;
  private final List<Batch> unwritten;
  private final Batch batch;
  private final Map<String, Request> requests = new HashMap<>();
  private final List<String> released = new ArrayList<>();
  private final List<Publication.Input> inputs = new ArrayList<>();
  private final List<Reality.RunsOn> runsOn = new ArrayList<>();
  private final List<Consumer<Handle>> also = new ArrayList<>();
  private Optional<Publication.Basis> basis = Optional.empty();
  private Optional<KeptServing> serving = Optional.empty();
  private Optional<LiveScheduler> instead = Optional.empty();

  /** What the tasks of one transaction have in common. */
  static final class Batch {

    final Map<String, Request> requests = new HashMap<>();
    final List<String> released = new ArrayList<>();
    final List<Publication.Input> inputs = new ArrayList<>();
    final List<Reality.RunsOn> runsOn = new ArrayList<>();
    final Map<String, LiveStore.UsedKey> keys = new HashMap<>();
    final Map<LiveStore.Named, String> references = new HashMap<>();
    final Map<String, LiveJob> jobs = new HashMap<>();
    final List<Consumer<Handle>> also = new ArrayList<>();
    Optional<Publication.Basis> basis = Optional.empty();
    Optional<KeptServing> serving = Optional.empty();
    Cause cause = Cause.JOBS;
    String reason = "";
    OptionalLong seed = OptionalLong.empty();
  }

  /**
   * @param bindings the GPUs that jobs under way have
   * @param known what can be read
   * @param unwritten what was made before and cannot be read yet, the oldest first
   * @param batch what is made now
   */
  Turn(
      Optional<LiveScheduler> scheduler,
      Bindings bindings,
      Instant now,
      LiveStore.Known known,
      List<Batch> unwritten,
      Batch batch) {
    this.scheduler = scheduler;
    this.bindings = bindings;
    this.now = now;
    this.known = known;
    this.unwritten = unwritten;
    this.batch = batch;
  }

  /** Something that this transaction knows, or one of those before it that cannot be read yet. */
  private <T> Optional<T> find(Function<Batch, Optional<T>> inBatch) {
    return Stream.concat(Stream.of(batch), unwritten.reversed().stream())
        .flatMap(it -> inBatch.apply(it).stream())
        .findFirst();
  }

  /**
   * The plan.
   *
   * @throws ProblemException 409 where there is none yet
   */
  LiveScheduler scheduler() {
    return scheduler.orElseThrow(
        () ->
            Problem.of(
                    ProblemKind.NO_PLAN,
                    "Nothing is planned on yet. Maybe PUT /api/v1/current-plan/basis with a"
                        + " scenario.")
                .toException());
  }

  boolean hasPlan() {
    return scheduler.isPresent();
  }

  Instant now() {
    return now;
  }

  /** The job that a request has made before, by its key or its reference. */
  Optional<String> madeBefore(Request request) {
    Optional<LiveStore.UsedKey> used =
        request
            .key()
            .flatMap(
                key ->
                    find(it -> Optional.ofNullable(it.keys.get(key)))
                        .or(() -> Optional.ofNullable(known.keys().get(key))));
    if (used.isPresent()) {
      if (!used.get().sha256().equals(request.sha256())) {
        throw Problem.of(
                ProblemKind.IDEMPOTENCY_CONFLICT,
                "Idempotency-Key \"%s\" made %s with another body. Maybe use a new key."
                    .formatted(request.key().orElse(""), used.get().jobId()))
            .toException();
      }
      return Optional.of(used.get().jobId());
    }
    return request
        .named()
        .flatMap(
            it ->
                find(some -> Optional.ofNullable(some.references.get(it)))
                    .or(() -> Optional.ofNullable(known.references().get(it))));
  }

  /** A job that was made or has changed and cannot be read yet. */
  Optional<LiveJob> justNow(String jobId) {
    return find(it -> Optional.ofNullable(it.jobs.get(jobId)));
  }

  /** A request has made a job. */
  void made(Request request, LiveJob job) {
    requests.put(job.id(), request);
    batch.jobs.put(job.id(), job);
  }

  /** A job that has ended is no longer called as it was: another may be. */
  void release(String jobId) {
    released.add(jobId);
  }

  void keep(Publication.Input input) {
    inputs.add(input);
  }

  /** Has something else written in the same transaction; it must not fail. */
  void also(Consumer<Handle> write) {
    also.add(write);
  }

  /** The GPUs that jobs under way and replicas at work have. */
  Bindings.Kept bindings() {
    return bindings.kept();
  }

  /** What services need of pools. */
  ReplicaGangs replicas() {
    return bindings.replicas(scheduler().world());
  }

  /**
   * A job under way really runs on some nodes.
   *
   * @return whether that was not known
   */
  boolean runsOn(Reality.RunsOn fact) {
    boolean isNews =
        scheduler()
            .job(fact.jobId())
            .filter(it -> bindings.isNews(it, fact, scheduler().world().basis(), now))
            .isPresent();
    if (isNews) {
      runsOn.add(fact);
    }
    return isNews;
  }

  /** Services are run so from now on. */
  void serve(KeptServing so) {
    serving = Optional.of(so);
  }

  /** What is planned on since an earlier task of the same transaction. */
  Optional<String> begun() {
    return batch.basis.map(Publication.Basis::scenarioId);
  }

  /** The plan is another from now on. */
  void begin(Publication.Basis on, LiveScheduler with) {
    basis = Optional.of(on);
    instead = Optional.of(with);
  }

  /** Why the plan is another; of several in one transaction the last is kept. */
  void because(Cause cause, String reason) {
    batch.cause = cause;
    batch.reason = reason;
  }

  void foundBy(long seed) {
    batch.seed = OptionalLong.of(seed);
  }

  /** The task has ended well: what it said counts. */
  Optional<LiveScheduler> settle() {
    requests.forEach(
        (id, request) -> {
          batch.requests.put(id, request);
          request
              .key()
              .ifPresent(key -> batch.keys.put(key, new LiveStore.UsedKey(request.sha256(), id)));
          request.named().ifPresent(it -> batch.references.put(it, id));
        });
    batch.released.addAll(released);
    batch.inputs.addAll(inputs);
    batch.runsOn.addAll(runsOn);
    batch.also.addAll(also);
    batch.basis = basis.or(() -> batch.basis);
    batch.serving = serving.or(() -> batch.serving);
    return instead;
  }
}
