package eu.megawatt.service.live;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Offer;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Verdict;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.predict.JobPrediction;
import eu.megawatt.service.predict.Predictor;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The plan that is lived by, as its users know it: jobs come, ask, wait, go. Everything that is
 * answered as done is on disk. Thread-safe.
 */
public final class CurrentPlan {

  private static final int VERSION_LENGTH = 20;
  private static final int RETRY_SECONDS = 60;

  /** Jobs that follow each other in a chain. */
  private static final int MOST_DEPTH = 1_000;

  private final LiveDesk desk;
  private final LiveStore store;
  private final WorkTimes times;
  private final Slips slips = new Slips();
  private final Clock clock;

  /**
   * @param predictor of jobs that say their work and not how long it takes
   */
  public CurrentPlan(LiveDesk desk, LiveStore store, Predictor predictor, Clock clock) {
    this.desk = desk;
    this.store = store;
    this.times = new WorkTimes(predictor);
    desk.listen(slips::see);
    this.clock = clock;
  }

  /** Has estimates of starts learn from what was said before; may take a moment. */
  public void remember() {
    slips.remember(store.saidStarts());
  }

  /**
   * What became of a request for a job.
   *
   * @param isNew whether the request has made it, and not one before
   */
  public record Submitted(JobView job, boolean isNew) {}

  /**
   * What a job would get.
   *
   * @param prediction what its run seconds are from, where they were predicted
   */
  public record Preview(
      String decision,
      Optional<JobView.Placement> placement,
      List<OfferView> offers,
      List<JobView.ReasonView> reasons,
      Optional<JobPrediction> prediction) {}

  /** A place that a job could have. */
  public record OfferView(
      String offer,
      JobView.Placement placement,
      long costMinor,
      String currency,
      long energyWh,
      long carbonG,
      long peakW) {

    static OfferView of(Offer offer, Scenario fleet) {
      return new OfferView(
          offer.kind().word(),
          JobView.Placement.of(offer.run(), fleet),
          Math.round(offer.costMicro() / 1e4),
          "EUR",
          offer.energyWh(),
          offer.carbonGrams(),
          offer.peakWatts());
    }
  }

  /** The plan in a few figures. */
  public record Summary(
      long revision,
      String scenarioId,
      Instant at,
      Instant frozenUntilAt,
      Map<String, Integer> jobCountByState) {

    /** Another one whenever something other than the time is another. */
    public String version() {
      Object known = List.of(revision, scenarioId, jobCountByState);
      return Sha256.hex(Json.bytes(known)).substring(0, VERSION_LENGTH);
    }
  }

  /** The plan in a few figures; empty where nothing is planned on. */
  public Optional<Summary> summary() {
    return desk.ask(
        turn ->
            turn.hasPlan()
                ? Optional.of(
                    new Summary(
                        turn.scheduler().revision(),
                        store.basis().orElse(""),
                        turn.now(),
                        turn.scheduler().frozenUntil(turn.now()),
                        counts(turn.scheduler())))
                : Optional.empty());
  }

  /** What is planned on. */
  public Optional<BasisView> basis() {
    return store.basis().map(id -> BasisView.of(id, desk.fleet()));
  }

  private static Map<String, Integer> counts(LiveScheduler scheduler) {
    Map<String, Integer> counts = new TreeMap<>();
    scheduler.jobs().forEach(it -> counts.merge(it.state().word(), 1, Integer::sum));
    return counts;
  }

  /** Has a scenario's fleet planned on from now on; jobs that are there stay. */
  public void planOn(String scenarioId, Scenario fleet, List<LiveJob> with, String reason) {
    planOn(scenarioId, fleet, with, reason, new Expectation(store.basis()));
  }

  /**
   * The same where it is still planned on what was looked at.
   *
   * @throws StaleException where it is not
   */
  public void planOn(
      String scenarioId, Scenario fleet, List<LiveJob> with, String reason, Expectation expected) {
    desk.ask(
        turn -> {
          expected.check("The plan is made on", turn.begun().or(store::basis), false);
          turn.because(Cause.BASIS, reason);
          Publication.Basis basis = new Publication.Basis(scenarioId);
          if (turn.hasPlan()) {
            LiveScheduler scheduler = turn.scheduler();
            World next = scheduler.world().on(fleet);
            if (scheduler.become(next, with, turn.now()).isEmpty()) {
              throw idleAlone();
            }
            turn.begin(basis, scheduler);
          } else {
            LiveScheduler scheduler =
                new LiveScheduler(
                    World.of(fleet).under(desk.register()),
                    desk.rules(),
                    List.of(),
                    store.revision(),
                    turn.now(),
                    store.spent(turn.now()));
            scheduler.bring(with, turn.now());
            turn.begin(basis, scheduler);
          }
          return true;
        });
  }

  static ProblemException idleAlone() {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            "What cannot give way draws more than that allows: GPUs that do nothing, or work of a"
                + " tenant with a ceiling that may not be interrupted. Maybe take GPUs out first.")
        .toException();
  }

  /**
   * Asks for a job: it is placed or waits once this returns, and the same request again finds it.
   *
   * @throws ProblemException 422 where something is wrong with it or it can never run
   */
  public Submitted submit(JobBody body, Optional<String> key) {
    Request request = request(body, key);
    Standing standing =
        desk.ask(
            request,
            turn -> {
              Optional<String> before = turn.madeBefore(request);
              if (before.isPresent()) {
                return again(turn, before.get());
              }
              requireFew(turn, request.work());
              requireOthers(turn, request.work());
              Verdict verdict =
                  turn.scheduler().submit(request.work(), JobCheck.offerOf(body), turn.now());
              LiveJob job = verdict.kept().orElseThrow(() -> impossible(verdict.reasons()));
              turn.made(request, job);
              return new Standing(
                  job,
                  request.reference(),
                  request.prediction(),
                  verdict.reasons(),
                  turn.scheduler().world().basis(),
                  turn.now(),
                  true);
            });
    return new Submitted(
        JobView.of(
                standing.job,
                standing.reference,
                standing.reasons,
                standing.fleet,
                slips,
                standing.at)
            .predicted(standing.prediction),
        standing.isNew);
  }

  /** A tenant may have no more jobs that have not ended than its share says. */
  static void requireFew(Turn turn, Work work) {
    String tenant = work.job().tenant();
    turn.scheduler()
        .tooMany(tenant)
        .ifPresent(
            it -> {
              throw new ProblemException(
                  Problem.of(
                      ProblemKind.TOO_MANY,
                      "Tenant %s has %d jobs that have not ended, of the %d that it may have. Maybe wait until some have, or cancel some."
                          .formatted(tenant, it.jobs(), it.most()),
                      new FieldError(
                          "/tenant",
                          "TooManyOpenJobs",
                          "may have %d jobs that have not ended.".formatted(it.most()))),
                  RETRY_SECONDS);
            });
  }

  /** What a job waits for is its tenant's, and may still be done, or is. */
  private void requireOthers(Turn turn, Work work) {
    if (work.terms().after().isEmpty()) {
      return;
    }
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < work.terms().after().size(); i++) {
      String pointer = "/after/" + i;
      other(turn, work, work.terms().after().get(i))
          .ifPresent(it -> errors.add(new FieldError(pointer, it.code, it.detail)));
    }
    int depth = turn.scheduler().depth(work);
    if (depth >= MOST_DEPTH) {
      errors.add(
          new FieldError(
              "/after",
              "TooLong",
              "makes a chain of %d jobs; %d may follow each other."
                  .formatted(depth + 1, MOST_DEPTH)));
    }
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
  }

  private record Wrong(String code, String detail) {}

  private Optional<Wrong> other(Turn turn, Work work, String id) {
    Optional<LiveJob> other =
        turn.scheduler()
            .job(id)
            .or(() -> turn.justNow(id))
            .or(() -> store.find(id).map(KeptJob::job))
            .filter(it -> it.work().job().tenant().equals(work.job().tenant()));
    if (other.isEmpty()) {
      return Optional.of(
          new Wrong("UnknownValue", "\"%s\" is no job of %s.".formatted(id, work.job().tenant())));
    }
    boolean isLost =
        other.get().state() instanceof JobState.Failed
            || other.get().state() instanceof JobState.Cancelled;
    return isLost
        ? Optional.of(
            new Wrong(
                "NeverDone",
                "Job %s is %s and will not be Done.".formatted(id, other.get().state().word())))
        : Optional.empty();
  }

  /** Lets a job go without those that it waits for; empty where there is none. */
  public Optional<JobView> release(String jobId, String reason, Expectation expected) {
    boolean isDone =
        desk.ask(
            turn -> {
              turn.scheduler().job(jobId).ifPresent(it -> JobVersion.check(expected, turn, it));
              Optional<LiveJob> job = turn.scheduler().release(jobId, turn.now());
              job.ifPresent(it -> turn.because(Cause.JOBS, it.id() + ": " + reason));
              return job.isPresent();
            });
    Optional<JobView> job = find(jobId);
    if (!isDone && job.isPresent()) {
      throw Problem.of(
              ProblemKind.JOB_WAITS_FOR_NOBODY,
              "Job %s waits for no other job: it is %s."
                  .formatted(jobId, job.get().status().state()))
          .toException();
    }
    return job;
  }

  /** A job as the desk leaves it; what is shown of it is made by whoever asked. */
  private record Standing(
      LiveJob job,
      Optional<ExternalRef> reference,
      Optional<JobPrediction> prediction,
      List<Reason> reasons,
      Scenario fleet,
      Instant at,
      boolean isNew) {}

  private Standing again(Turn turn, String jobId) {
    LiveScheduler scheduler = turn.scheduler();
    Optional<LiveJob> open = scheduler.job(jobId).or(() -> turn.justNow(jobId));
    Optional<KeptJob> kept = store.find(jobId);
    LiveJob job = open.or(() -> kept.map(KeptJob::job)).orElseThrow();
    return new Standing(
        job,
        kept.flatMap(KeptJob::reference),
        kept.flatMap(KeptJob::prediction),
        reasons(scheduler, job, turn.now()),
        scheduler.world().basis(),
        turn.now(),
        false);
  }

  private static List<Reason> reasons(LiveScheduler scheduler, LiveJob job, Instant now) {
    return job.state() instanceof JobState.Waiting ? scheduler.reasons(job, now) : List.of();
  }

  private static ProblemException impossible(List<Reason> because) {
    return Problem.of(
            ProblemKind.IMPOSSIBLE,
            because.getFirst().message(),
            because.stream()
                .map(it -> new FieldError("", it.code().token(), it.message()))
                .toList())
        .toException();
  }

  Request request(JobBody body, Optional<String> key) {
    Scenario fleet = desk.fleet();
    Instant now = clock.instant();
    String sha256 = Sha256.hex(Json.bytes(body));
    Optional<ExternalRef> reference = JobCheck.referenceOf(body);
    WorkTimes.Timed timed =
        times.of(body, fleet, now, () -> predictedBefore(body, reference, key, sha256, now));
    JobCheck check = new JobCheck(fleet, now);
    Optional<Work> work = check.work(timed.body(), Identifiers.next("job", now));
    List<FieldError> errors = timed.with(check.errors());
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Request(work.orElseThrow(), reference, key, sha256, timed.prediction());
  }

  private Optional<JobPrediction> predictedBefore(
      JobBody body,
      Optional<ExternalRef> reference,
      Optional<String> key,
      String sha256,
      Instant now) {
    Optional<LiveStore.Named> named =
        reference.map(it -> new LiveStore.Named(body.tenant().orElse(""), it));
    return store.madeBefore(key, sha256, named, now).flatMap(KeptJob::prediction);
  }

  /** What a job would get, and why not more; nothing is changed. */
  public Preview preview(JobBody body) {
    Request request = request(body, Optional.empty());
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          Scenario fleet = scheduler.world().basis();
          Verdict verdict = scheduler.preview(request.work(), JobCheck.offerOf(body), turn.now());
          List<OfferView> offers =
              scheduler.offers(request.work(), turn.now()).stream()
                  .map(it -> OfferView.of(it, fleet))
                  .toList();
          return new Preview(
              verdict.word(),
              verdict.kept().flatMap(LiveJob::held).map(it -> JobView.Placement.of(it, fleet)),
              offers,
              verdict.reasons().stream().map(JobView.ReasonView::of).toList(),
              request.prediction());
        });
  }

  /** Takes a job back; empty where there is none. */
  public Optional<JobView> cancel(String jobId, String reason, Expectation expected) {
    return end(jobId, (scheduler, now) -> scheduler.cancel(jobId, reason, now), reason, expected);
  }

  /** A job has failed; empty where there is none. */
  public Optional<JobView> fail(String jobId, String reason, Expectation expected) {
    return end(jobId, (scheduler, now) -> scheduler.fail(jobId, reason, now), reason, expected);
  }

  /** A job has done its work, sooner than planned maybe; empty where there is none. */
  public Optional<JobView> complete(String jobId, String reason, Expectation expected) {
    return end(jobId, (scheduler, now) -> scheduler.ended(jobId, now, now), reason, expected);
  }

  private interface Ending {
    Optional<LiveJob> end(LiveScheduler scheduler, Instant now);
  }

  private Optional<JobView> end(String jobId, Ending ending, String reason, Expectation expected) {
    Optional<LiveJob> ended =
        desk.ask(
            turn -> {
              turn.scheduler().job(jobId).ifPresent(it -> JobVersion.check(expected, turn, it));
              Optional<LiveJob> job = ending.end(turn.scheduler(), turn.now());
              job.ifPresent(it -> turn.because(Cause.JOBS, it.id() + ": " + reason));
              return job;
            });
    return ended.isPresent() ? find(jobId) : refused(jobId);
  }

  private Optional<JobView> refused(String jobId) {
    Optional<JobView> known = find(jobId);
    known.ifPresent(
        it -> {
          if (!it.status().hasEnded()) {
            throw Problem.of(
                    ProblemKind.JOB_NOT_BEGUN,
                    "Job %s has not begun, so it cannot have done its work: it is %s. Maybe cancel it."
                        .formatted(jobId, it.status().state()))
                .toException();
          }
          throw Problem.of(
                  ProblemKind.JOB_ENDED,
                  "Job %s has ended: %s.".formatted(jobId, it.status().state()))
              .toException();
        });
    return known;
  }

  /** A job as it stands, ended or not. */
  public Optional<JobView> find(String jobId) {
    return store.find(jobId).map(this::view);
  }

  /** A job as its tenant calls it. */
  public Optional<JobView> find(String tenant, ExternalRef reference) {
    return store.find(tenant, reference).map(this::view);
  }

  private JobView view(KeptJob kept) {
    return desk.ask(turn -> view(turn, kept));
  }

  private JobView view(Turn turn, KeptJob kept) {
    LiveScheduler scheduler = turn.scheduler();
    LiveJob job = scheduler.job(kept.job().id()).orElse(kept.job());
    return JobView.of(
            job,
            kept.reference(),
            reasons(scheduler, job, turn.now()),
            scheduler.world().basis(),
            slips,
            turn.now())
        .predicted(kept.prediction());
  }

  /** Newest first; empty words leave everything in. */
  public Listed<JobView> list(String state, String tenant, String kind, long before, int limit) {
    Listed<KeptJob> kept = store.list(state, tenant, kind, before, limit);
    return kept.entries().isEmpty()
        ? new Listed<>(List.of(), kept.last(), kept.more())
        : desk.ask(
            turn ->
                new Listed<>(
                    kept.entries().stream().map(it -> view(turn, it)).toList(),
                    kept.last(),
                    kept.more()));
  }

  /** Why a job stands where it does; empty where there is none. */
  public Optional<Explanation> explain(String jobId) {
    return explain(jobId, true, List.of());
  }

  /**
   * The same.
   *
   * @param names whether other tenants may be named
   */
  public Optional<Explanation> explain(String jobId, boolean names, Collection<String> forecast) {
    return store
        .find(jobId)
        .map(
            kept ->
                desk.ask(turn -> explain(turn, kept, new PowerStanding(store, names), forecast)));
  }

  /**
   * The nodes that a job waits for, as they have to be proved first.
   *
   * @param forecast nodes that it is to be on
   */
  public Optional<Awaiting.View> awaiting(String jobId, Collection<String> forecast) {
    return desk.apart().waits().isEmpty()
        ? Optional.empty()
        : desk.ask(
            turn ->
                turn.hasPlan()
                    ? turn.scheduler()
                        .job(jobId)
                        .flatMap(it -> desk.awaiting(turn).of(it, forecast))
                    : Optional.empty());
  }

  private Explanation explain(
      Turn turn, KeptJob kept, PowerStanding standing, Collection<String> forecast) {
    LiveScheduler scheduler = turn.scheduler();
    Scenario fleet = scheduler.world().basis();
    LiveJob job = scheduler.job(kept.job().id()).orElse(kept.job());
    boolean isWaiting = job.state() instanceof JobState.Waiting;
    boolean isPlanned = job.held().isPresent();
    Awaiting awaiting = desk.awaiting(turn);
    Optional<Awaiting.View> awaited = awaiting.of(job, forecast);
    List<Reason> reasons = new ArrayList<>(reasons(scheduler, job, turn.now()));
    awaited.filter(_ -> isWaiting).map(Awaiting::reason).ifPresent(reasons::addFirst);
    return new Explanation(
        job.id(),
        job.state().word(),
        scheduler.revision(),
        job.state().run().map(it -> JobView.Placement.of(it, fleet)),
        isPlanned ? Optional.of(Explanation.minor(scheduler.costMicro(job))) : Optional.empty(),
        "EUR",
        standing.of(scheduler, job),
        reasons.stream().map(JobView.ReasonView::of).toList(),
        isWaiting
            ? scheduler.unblocking(job, turn.now()).stream()
                .map(it -> Explanation.UnblockingView.of(it, fleet))
                .toList()
            : List.of(),
        isPlanned && !job.state().isUnderWay()
            ? scheduler.elsewhere(job, turn.now()).stream()
                .map(it -> Explanation.SiteView.of(it, fleet))
                .toList()
            : List.of(),
        awaited,
        awaiting.evidence(job));
  }

  /** Where a job was in one revision and where it is in another. */
  public record Moved(
      String jobId,
      String what,
      Optional<JobView.Placement> before,
      Optional<JobView.Placement> after) {}

  /** What is different between two revisions. */
  public record Difference(
      long against,
      long revision,
      int movedCount,
      int addedCount,
      int goneCount,
      List<Moved> items) {}

  /** The difference between two revisions: what moved, what is new, what is gone. */
  public Difference difference(long against, long revision) {
    Scenario fleet = desk.fleet();
    Map<String, Run> before = store.runs(against, revision);
    Map<String, Run> after = store.runs(revision, against);
    List<Moved> items = new ArrayList<>();
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String id : all) {
      Optional<Run> was = Optional.ofNullable(before.get(id));
      Optional<Run> is = Optional.ofNullable(after.get(id));
      if (!was.equals(is)) {
        String what = was.isEmpty() ? "Added" : is.isEmpty() ? "Gone" : "Moved";
        items.add(
            new Moved(
                id,
                what,
                was.map(it -> JobView.Placement.of(it, fleet)),
                is.map(it -> JobView.Placement.of(it, fleet))));
      }
    }
    return new Difference(
        against,
        revision,
        count(items, "Moved"),
        count(items, "Added"),
        count(items, "Gone"),
        items);
  }

  private static int count(List<Moved> items, String what) {
    return (int) items.stream().filter(it -> it.what().equals(what)).count();
  }

  /** A job that waits, and how many are tried before it. */
  public record Queued(int position, JobView job) {}

  /**
   * Those that wait, in the order in which they are tried.
   *
   * @param tenant whose alone; empty for everybody's. Positions are among everybody's
   * @param from how many of them are left out
   */
  public List<Queued> queue(Optional<String> tenant, int from, int most) {
    return desk.ask(
        turn -> {
          LiveScheduler scheduler = turn.scheduler();
          List<LiveJob> queue = scheduler.queue();
          List<Integer> places =
              IntStream.range(0, queue.size())
                  .filter(
                      it ->
                          tenant.isEmpty()
                              || tenant.get().equals(queue.get(it).work().job().tenant()))
                  .skip(from)
                  .limit(most)
                  .boxed()
                  .toList();
          List<LiveJob> some = places.stream().map(queue::get).toList();
          List<List<Reason>> reasons = scheduler.reasons(some, turn.now());
          return IntStream.range(0, some.size())
              .mapToObj(
                  i ->
                      new Queued(
                          places.get(i) + 1,
                          JobView.of(
                              some.get(i),
                              Optional.empty(),
                              reasons.get(i),
                              scheduler.world().basis(),
                              slips,
                              turn.now())))
              .toList();
        });
  }

  /** What happened to a job, oldest first. */
  public List<JobEvent> events(String jobId, int most) {
    return store.events(jobId, most);
  }
}
