package eu.megawatt.service.slurm;

import eu.megawatt.scheduler.check.Stretch;
import eu.megawatt.scheduler.check.ValidatedRuns;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.Outage;
import eu.megawatt.service.live.Dispatcher;
import eu.megawatt.service.live.Reality;
import eu.megawatt.service.slurm.Submission.Withdrawal;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.telemetry.FleetSummary.AttentionItem;
import eu.megawatt.service.telemetry.FleetSummary.AttentionSubject;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.Outbox;
import eu.megawatt.service.webhook.WebhookEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Has Slurm run what is due, and the plan know what Slurm really runs. What is due is written down,
 * then submitted under a mark, then recorded; whatever comes between, the next look at Slurm finds
 * the mark or does not, and goes on from there. One thread speaks to Slurm. Thread-safe.
 */
public final class SlurmDispatcher implements Dispatcher, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SlurmDispatcher.class.getName());

  /** Submissions between two looks. */
  private static final int MOST_SUBMITTED = 500;

  private static final int LONGEST_GANG_GUESS = 8;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final SlurmSettings settings;
  private final SlurmRest rest;
  private final SubmissionStore store;
  private final Reality reality;
  private final Clock clock;
  private final SlurmFigures figures = new SlurmFigures();
  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Drifts drifts = new Drifts(this::tell);
  private final Semaphore due = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().daemon().name("slurm").unstarted(this::work);
  private Map<String, Integer> largestNode = Map.of();
  private volatile boolean closing;
  private volatile int openCount;
  private volatile int waitingCount;
  private volatile Optional<Instant> lookedAt = Optional.empty();
  private volatile Optional<Trouble> trouble = Optional.empty();

  public SlurmDispatcher(
      SlurmSettings settings, Database database, Reality reality, Outbox outbox, Clock clock) {
    this.settings = settings;
    this.jdbi = database.jdbi();
    this.outbox = outbox;
    this.rest =
        new SlurmRest(settings.url(), settings.user(), settings.token(), settings.timeout());
    this.store = new SubmissionStore(database);
    this.reality = reality;
    this.clock = clock;
  }

  /** Begins to look and to submit; once. */
  public void begin() {
    thread.start();
  }

  /** Writes down what is due; it is submitted at once, and again if need be. */
  @Override
  public void take(ValidatedRuns runs) {
    Map<String, Stint> stints = new LinkedHashMap<>();
    runs.byJob().forEach((jobId, run) -> stints.put(jobId, first(run)));
    store.write(stints, clock.instant());
    due.release();
  }

  private static Stint first(List<Stretch> run) {
    Stretch first = run.getFirst();
    Instant end = first.to();
    for (Stretch next : run.subList(1, run.size())) {
      if (next.from().equals(end) && next.poolId().equals(first.poolId())) {
        end = next.to();
      }
    }
    return new Stint(first.poolId(), first.powerCap(), first.from(), end);
  }

  // Not interrupted to end: an interrupt in the middle of a write would close H2's file.
  private void work() {
    long nextLook = System.nanoTime();
    while (!closing) {
      try {
        if (System.nanoTime() >= nextLook) {
          nextLook = System.nanoTime() + settings.poll().toNanos();
          look();
        }
        long wait = Math.max(1, nextLook - System.nanoTime());
        if (due.tryAcquire(wait, TimeUnit.NANOSECONDS) && !closing) {
          due.drainPermits();
          submitWritten();
        }
      } catch (SlurmException e) {
        fails(e);
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException e) {
        figures.failedLooks.increment();
        LOG.log(Level.WARNING, "A look at Slurm has failed", e);
      }
    }
  }

  private record Trouble(String why, Instant since) {}

  /** Said once for the same trouble. */
  private void fails(SlurmException e) {
    figures.failedLooks.increment();
    String why = String.valueOf(e.getMessage());
    if (trouble.filter(it -> it.why.equals(why)).isEmpty()) {
      LOG.warning(() -> "Slurm: %s. It is tried again.".formatted(why));
    }
    trouble = Optional.of(new Trouble(why, trouble.map(Trouble::since).orElse(clock.instant())));
  }

  /** What needs somebody: a Slurm that does not answer, and where it and the plan do not agree. */
  public List<AttentionItem> matters() {
    List<AttentionItem> matters = new ArrayList<>();
    trouble.ifPresent(it -> matters.add(matter(it)));
    matters.addAll(drifts.matters());
    return List.copyOf(matters);
  }

  private AttentionItem matter(Trouble its) {
    return new AttentionItem(
        "SlurmFailing",
        new AttentionSubject(
            "slurm", settings.url().toString(), Optional.empty(), Optional.empty()),
        its.why + ". It is tried again.",
        its.since,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What was written down just now and was never tried: no look is needed for it. */
  private void submitWritten() {
    Optional<Reality.Handed> plan = reality.handed();
    if (plan.isPresent() && !largestNode.isEmpty()) {
      Reconciliation reconciliation = reconciliation(clock.instant());
      List<Step> steps = new ArrayList<>();
      for (Submission submission : store.open()) {
        if (submission.triedAt().isEmpty()) {
          steps.addAll(
              reconciliation.steps(submission, Optional.empty(), job(plan.get(), submission)));
        }
      }
      carryOut(steps, plan.get());
    }
  }

  private Reconciliation reconciliation(Instant now) {
    return new Reconciliation(now, store.lastLook(), settings.patience());
  }

  private static Optional<LiveJob> job(Reality.Handed plan, Submission submission) {
    return Optional.ofNullable(plan.underWay().get(submission.jobId()));
  }

  /** Looks at all of Slurm, and does what follows. */
  private void look() {
    // Read before the plan is: what the plan does meanwhile is not taken for Slurm's failure.
    List<SlurmJob> jobs = rest.jobs();
    List<SlurmNode> nodes = rest.nodes();
    largestNode = largest(nodes);
    drifts.look(clock.instant());
    Optional<Reality.Handed> plan = reality.handed();
    if (plan.isPresent()) {
      Instant now = clock.instant();
      writeUnwritten(plan.get(), now);
      reconcile(plan.get(), jobs, now);
      look(nodes, jobs);
      store.looked(now);
    }
    lookedAt = Optional.of(clock.instant());
    if (trouble.isPresent()) {
      LOG.info("Slurm answers again.");
      trouble = Optional.empty();
    }
  }

  private static Map<String, Integer> largest(List<SlurmNode> nodes) {
    Map<String, Integer> largest = new HashMap<>();
    for (SlurmNode node : nodes) {
      node.partitions().forEach(it -> largest.merge(it, node.gpus(), Math::max));
    }
    return Map.copyOf(largest);
  }

  /** What was handed over while this process died, and the next part of runs with breaks. */
  private void writeUnwritten(Reality.Handed plan, Instant now) {
    Set<String> open = new HashSet<>();
    store.open().forEach(it -> open.add(it.jobId()));
    Map<String, Stint> stints = new LinkedHashMap<>();
    List<Reality.Fact> over = new ArrayList<>();
    for (LiveJob job : plan.underWay().values()) {
      if (!open.contains(job.id())) {
        Optional<Stint> next = Stint.at(job.held().orElseThrow(), now);
        if (next.isEmpty()) {
          over.add(neverGiven(job));
        } else if (!next.get().begin().isAfter(now.plus(settings.lead()))) {
          stints.put(job.id(), next.get());
        }
      }
    }
    store.write(stints, now);
    reality.tell(over);
  }

  /** Its run is over and it was never written down, so Slurm cannot have got it. */
  private static Reality.Fact neverGiven(LiveJob job) {
    return job.state() instanceof JobState.Dispatched
        ? new Reality.CameBack(job.id(), "Slurm was not given it before its run was over")
        : new Reality.RanOut(job.id(), "its run is over");
  }

  private void reconcile(Reality.Handed plan, List<SlurmJob> jobs, Instant now) {
    Map<Mark, List<SlurmJob>> byMark =
        jobs.stream()
            .filter(it -> it.mark().isPresent())
            .collect(Collectors.groupingBy(it -> it.mark().orElseThrow()));
    Reconciliation reconciliation = reconciliation(now);
    List<Step> steps = new ArrayList<>();
    for (Submission submission : store.open()) {
      List<SlurmJob> its = byMark.getOrDefault(submission.mark(), List.of());
      Optional<SlurmJob> one = theOne(submission, its);
      its.stream()
          .filter(it -> !it.hasEnded() && !Optional.of(it).equals(one))
          .forEach(
              it -> {
                steps.add(drift(Step.Drift.Kind.TWICE, submission.mark(), it));
                steps.add(new Step.Withdraw(submission, it, Withdrawal.MOVED));
              });
      steps.addAll(reconciliation.steps(submission, one, job(plan, submission)));
      byMark.remove(submission.mark());
    }
    byMark.forEach(
        (mark, its) -> its.stream().filter(it -> !it.hasEnded()).forEach(it -> stray(mark, it)));
    carryOut(steps, plan);
    reality.tell(RealNodes.of(store.open(), plan, jobs));
  }

  /** Of several with one mark the one that we know, else that which was there first. */
  private static Optional<SlurmJob> theOne(Submission submission, List<SlurmJob> its) {
    return its.stream()
        .min(
            Comparator.comparing(
                    (SlurmJob it) -> !submission.slurmId().equals(Optional.of(it.id())))
                .thenComparing(SlurmJob::hasEnded)
                .thenComparingLong(SlurmJob::id));
  }

  private static Step.Drift drift(Step.Drift.Kind kind, Mark mark, SlurmJob job) {
    return new Step.Drift(
        kind, mark.jobId(), "%s is job %d in Slurm, %s".formatted(mark, job.id(), job.state()));
  }

  /** One of ours that is over and done with for us is ended; another Megawatt's is let be. */
  private void stray(Mark mark, SlurmJob job) {
    boolean isOurs = store.isOurs(mark);
    carryOut(drift(isOurs ? Step.Drift.Kind.UNWANTED : Step.Drift.Kind.STRANGER, mark, job));
    if (isOurs) {
      cancel(job.id());
    }
  }

  private void look(List<SlurmNode> nodes, List<SlurmJob> jobs) {
    Optional<Reality.Handed> plan = reality.handed();
    if (plan.isPresent()) {
      List<Outage> outages = new NodeOutages(settings, clock.instant()).of(plan.get(), nodes, jobs);
      String why =
          outages.isEmpty()
              ? "Slurm has all nodes again"
              : "Slurm: "
                  + outages.stream()
                      .map(Outage::reason)
                      .distinct()
                      .limit(5)
                      .collect(Collectors.joining("; "));
      reality.outages(NodeOutages.PREFIX, outages, why);
    }
  }

  private void carryOut(List<Step> steps, Reality.Handed plan) {
    List<Submission> submissions = new ArrayList<>();
    List<Step.Close> closings = new ArrayList<>();
    List<Reality.Fact> facts = new ArrayList<>();
    for (Step step : steps) {
      switch (step) {
        case Step.Submit(Submission submission) -> submissions.add(submission);
        case Step.Found(Submission submission, SlurmJob job) -> found(submission, job);
        case Step.Tell(Reality.Fact fact) -> facts.add(fact);
        case Step.Withdraw withdraw -> withdraw(withdraw);
        case Step.Prolong(Submission submission, SlurmJob job) -> prolong(submission, job, plan);
        case Step.Shift shift -> shift(shift);
        case Step.Recap recap -> recap(recap);
        case Step.Close close -> closings.add(close);
        case Step.Drift drift -> carryOut(drift);
      }
    }
    // The plan knows before the table does: told twice is told once.
    reality.tell(facts);
    closings.forEach(it -> store.close(it.submission().mark(), it.outcome(), clock.instant()));
    submit(submissions, plan);
    openCount = store.open().size();
    waitingCount = Math.max(0, submissions.size() - MOST_SUBMITTED);
  }

  private void carryOut(Step.Drift drift) {
    drifts.see(drift, clock.instant());
  }

  private void tell(Step.Drift drift) {
    figures.drift(drift.kind());
    LOG.warning(
        () ->
            "Slurm and the plan: %s, %s (%s)".formatted(drift.jobId(), drift.what(), drift.kind()));
    WebhookEvent event =
        WebhookEvent.of(
                EventType.JOB_DRIFTED, "jobs/" + drift.jobId(), "/api/v1/jobs/" + drift.jobId())
            .with("kind", drift.kind().word())
            .with("message", drift.what());
    jdbi.useTransaction(handle -> outbox.add(handle, event, clock.instant()));
  }

  private void found(Submission submission, SlurmJob job) {
    store.known(submission.mark(), job.id());
    figures.found.increment();
    LOG.info(() -> "Slurm has %s: job %d".formatted(submission.mark(), job.id()));
  }

  private void submit(Collection<Submission> all, Reality.Handed plan) {
    List<Submission> some = all.stream().limit(MOST_SUBMITTED).toList();
    if (some.isEmpty()) {
      return;
    }
    rest.version(); // whatever is wrong shows before anything counts as tried
    store.tried(some, clock.instant());
    for (Submission submission : some) {
      if (closing) {
        return;
      }
      try {
        long slurmId = rest.submit(request(submission, plan));
        store.known(submission.mark(), slurmId);
        figures.submitted.increment();
      } catch (SlurmRefusedException e) {
        refused(submission, String.valueOf(e.getMessage()));
      }
    }
  }

  private void refused(Submission submission, String why) {
    figures.refused.increment();
    LOG.warning(() -> "%s: %s".formatted(submission.mark(), why));
    reality.tell(List.of(new Reality.Failed(submission.jobId(), why)));
    store.close(submission.mark(), why, clock.instant());
  }

  private SlurmRequest request(Submission submission, Reality.Handed plan) {
    Stint asked = submission.asked();
    LiveJob job = job(plan, submission).orElseThrow();
    String partition = settings.partition(asked.poolId());
    int gpus = job.work().job().gpus();
    int largest = largestNode.getOrDefault(partition, LONGEST_GANG_GUESS);
    Instant begin = asked.begin();
    Instant now = clock.instant();
    return new SlurmRequest(
        submission.mark(),
        asked.powerCap(),
        partition,
        SlurmRequest.Gang.of(gpus, Math.max(1, largest)),
        begin,
        Duration.between(now.isAfter(begin) ? now : begin, asked.end()),
        settings.feature(asked.powerCap()),
        settings.reservation(),
        settings.script(),
        Map.of(
            "MEGAWATT_JOB_ID", job.id(),
            "MEGAWATT_ATTEMPT", Integer.toString(submission.mark().attempt()),
            "MEGAWATT_TENANT", job.work().job().tenant(),
            "MEGAWATT_GPUS", Integer.toString(gpus),
            "MEGAWATT_POOL", asked.poolId(),
            "MEGAWATT_POWER_CAP_PERCENT", Long.toString(Math.round(asked.powerCap() * 100)),
            "MEGAWATT_END", asked.end().toString()));
  }

  private void withdraw(Step.Withdraw step) {
    if (step.submission().withdrawn().isEmpty()) {
      store.withdrawn(step.submission().mark(), step.why());
      figures.withdrawn.increment();
    }
    cancel(step.job().id());
  }

  /** What has ended meanwhile is no trouble. */
  private void cancel(long slurmId) {
    try {
      rest.cancel(slurmId);
    } catch (SlurmRefusedException e) {
      LOG.fine(() -> String.valueOf(e.getMessage()));
    }
  }

  private void prolong(Submission submission, SlurmJob job, Reality.Handed plan) {
    Instant until = clock.instant().plus(settings.patience().stopLead());
    if (reality.goesOn(submission.jobId(), until, "it is still at work in Slurm")) {
      return;
    }
    carryOut(
        new Step.Drift(
            Step.Drift.Kind.OVERDUE,
            submission.jobId(),
            "it is at work at the end of its run, " + endOf(submission, plan)));
    withdraw(new Step.Withdraw(submission, job, Withdrawal.OVER));
  }

  private static String endOf(Submission submission, Reality.Handed plan) {
    return job(plan, submission)
        .flatMap(LiveJob::held)
        .map(it -> it.to().toString())
        .orElse("which is not known");
  }

  private void shift(Step.Shift step) {
    try {
      rest.begin(step.job().id(), step.to().begin());
      store.asked(step.submission().mark(), step.to());
    } catch (SlurmRefusedException e) {
      LOG.fine(() -> String.valueOf(e.getMessage()));
      withdraw(new Step.Withdraw(step.submission(), step.job(), Withdrawal.MOVED));
    }
  }

  /** A job at work reads its comment, or whoever sets the caps of nodes does. */
  private void recap(Step.Recap step) {
    Stint asked = step.submission().asked();
    try {
      rest.comment(step.job().id(), step.submission().mark().comment(step.powerCap()));
      store.asked(
          step.submission().mark(),
          new Stint(asked.poolId(), step.powerCap(), asked.begin(), asked.end()));
    } catch (SlurmRefusedException e) {
      LOG.warning(() -> String.valueOf(e.getMessage()));
    }
  }

  /** What was done since the start. */
  public SlurmFigures figures() {
    return figures;
  }

  /** Jobs that Slurm has or is to have. */
  public int openCount() {
    return openCount;
  }

  /** Jobs that wait to be submitted because there are too many at once. */
  public int waitingCount() {
    return waitingCount;
  }

  /** Requests to slurmrestd. */
  public long requestCount() {
    return rest.requestCount();
  }

  /** Requests to slurmrestd that had no good answer. */
  public long failedRequestCount() {
    return rest.failureCount();
  }

  /** Warnings in its answers. */
  public long warningCount() {
    return rest.warningCount();
  }

  /** How long ago Slurm was last seen as a whole; -1 before that. */
  public double secondsSinceLook() {
    return lookedAt.map(it -> Duration.between(it, clock.instant()).toMillis() / 1e3).orElse(-1.0);
  }

  @Override
  public void close() {
    closing = true;
    due.release();
    try {
      thread.join(LONGEST_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    rest.close();
  }
}
