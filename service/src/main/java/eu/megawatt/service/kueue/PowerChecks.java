package eu.megawatt.service.kueue;

import eu.megawatt.service.kueue.Statuses.Verdict;
import eu.megawatt.service.kueue.Workload.Check;
import eu.megawatt.service.kueue.Workload.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides one workload after the other. A workload that is let in has its place confirmed before
 * Kueue is told, so that nothing runs without megawatts: whoever is killed in between asks again
 * under the same reference, and gets the same place. Not thread-safe.
 */
final class PowerChecks {

  private static final String MEGAWATT = "megawatt";
  private static final String WAITS = "Waits: Megawatt does not answer.";
  private static final String UNASKED = "Admitted without a place: Megawatt did not answer.";
  private static final String NO_GPUS = "No GPUs are asked for, so there is nothing to plan.";

  private final KubernetesApi kubernetes;
  private final MegawattApi megawatt;
  private final KueueSettings settings;
  private final OurChecks ours;
  private final KnownWorkloads workloads;
  private final Agenda agenda;
  private final Figures figures;
  private final Troubles troubles;
  private final InstantSource clock;
  private final Orders orders;
  private final WorkloadReading reading;

  /** The jobs that Megawatt has for workloads, by the workload. */
  private final Map<String, String> held = new HashMap<>();

  /** What was said last of workloads, which Kubernetes has not told us yet. */
  private final Map<String, Said> said = new HashMap<>();

  private boolean isCompared;

  /** A verdict on a workload as it was seen. */
  private record Said(long version, Verdict verdict) {}

  PowerChecks(
      KubernetesApi kubernetes,
      MegawattApi megawatt,
      KueueSettings settings,
      OurChecks ours,
      KnownWorkloads workloads,
      Agenda agenda,
      Figures figures,
      Troubles troubles,
      InstantSource clock) {
    this.kubernetes = kubernetes;
    this.megawatt = megawatt;
    this.settings = settings;
    this.ours = ours;
    this.workloads = workloads;
    this.agenda = agenda;
    this.figures = figures;
    this.troubles = troubles;
    this.clock = clock;
    this.orders = new Orders(settings);
    this.reading = new WorkloadReading(settings.gpuResource());
  }

  /**
   * Holds what Megawatt has against what Kueue has: what was missed while nobody looked is made up
   * for.
   *
   * @return whether Megawatt has answered
   */
  boolean compare() throws InterruptedException {
    try {
      Map<String, String> open = megawatt.open(settings.system());
      troubles.over(MEGAWATT);
      held.clear();
      open.forEach(
          (uid, jobId) -> {
            if (workloads.isComplete() || workloads.of(uid).isPresent()) {
              held.put(uid, jobId);
              agenda.soon(uid);
            }
          });
      isCompared = true;
      workloads.uids().forEach(agenda::soon);
      figures.held.set(held.size());
      return true;
    } catch (UnreachableException e) {
      troubles.say(MEGAWATT, String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** Does for a workload what is to be done. */
  void look(String uid) throws InterruptedException {
    Optional<Workload> found = workloads.of(uid);
    if (found.isEmpty()) {
      said.remove(uid);
      giveBack(uid, Workload.Ending.CANCELLATION, "Its workload in Kueue is gone");
      return;
    }
    Workload workload = found.get();
    if (workload.end().isPresent()) {
      Workload.End end = workload.end().get();
      giveBack(uid, end.ending(), "Finished in Kueue: " + end.message());
    } else if (!workload.hasQuota()) {
      giveBack(uid, Workload.Ending.CANCELLATION, "Kueue has taken its quota back");
    } else if (!workload.isLeaving()) {
      decide(workload);
    }
  }

  private void decide(Workload workload) throws InterruptedException {
    List<Check> all = workload.checks().stream().filter(it -> ours.isOurs(it.name())).toList();
    List<Check> pending = all.stream().filter(it -> it.state() == State.PENDING).toList();
    boolean isLetIn = !all.isEmpty() && all.stream().allMatch(it -> it.state() == State.READY);
    boolean hasNoPlace = isLetIn && isCompared && !held.containsKey(workload.uid());
    if (pending.isEmpty() && !hasNoPlace) {
      return;
    }
    Order order = orders.of(workload);
    if (order.gpus() == 0) {
      settle(workload, pending, Verdict.of(State.READY, NO_GPUS));
      return;
    }
    try {
      figures.reviews.increment();
      Answer answer =
          order.mistakes().isEmpty()
              ? megawatt.review(order.job(), order.flexibilitySeconds())
              : new Answer.Wrong(megawatt.mistakesOf(order.job()));
      act(workload, pending, answer, order);
      troubles.over(MEGAWATT);
    } catch (UnreachableException e) {
      unanswered(workload, pending, e);
    }
  }

  private void act(Workload workload, List<Check> pending, Answer answer, Order order)
      throws InterruptedException {
    switch (answer) {
      case Answer.Admit(Answer.Place place) -> admit(workload, pending, place);
      case Answer.Retry(long seconds, String why) ->
          refuse(
              workload,
              pending,
              new Verdict(
                  State.RETRY,
                  why,
                  Optional.of(Math.min(seconds, Integer.MAX_VALUE)),
                  Optional.empty()));
      case Answer.Reject(String why) -> refuse(workload, pending, Verdict.of(State.REJECTED, why));
      case Answer.Wrong(List<Answer.Mistake> mistakes) ->
          refuse(workload, pending, Verdict.of(State.REJECTED, orders.said(order, mistakes)));
    }
  }

  private void admit(Workload workload, List<Check> pending, Answer.Place place)
      throws InterruptedException {
    held.put(workload.uid(), place.jobId());
    figures.held.set(held.size());
    if (!megawatt.confirm(place.jobId())) {
      held.remove(workload.uid());
      agenda.after(workload.uid(), settings.firstPause());
      return;
    }
    troubles.over(workload.title());
    Instant begins = place.from().minus(settings.early());
    Duration until = Duration.between(clock.instant(), begins);
    if (until.isPositive() && !pending.isEmpty()) {
      agenda.after(workload.uid(), until);
      String message =
          "Has a place in pool %s of site %s; begins at %s."
              .formatted(place.poolId(), place.siteId(), begins);
      settle(workload, pending, Verdict.of(State.PENDING, message));
      return;
    }
    String message =
        "Placed in pool %s of site %s until %s."
            .formatted(place.poolId(), place.siteId(), place.to());
    settle(
        workload, pending, new Verdict(State.READY, message, Optional.empty(), Optional.of(place)));
  }

  /** What runs already is not ended by us: it is said that it has no place. */
  private void refuse(Workload workload, List<Check> pending, Verdict verdict)
      throws InterruptedException {
    if (pending.isEmpty() || workload.isAdmitted()) {
      troubles.say(workload.title(), "was let in and has no place: " + verdict.message());
      return;
    }
    settle(workload, pending, verdict);
  }

  private void unanswered(Workload workload, List<Check> pending, UnreachableException e)
      throws InterruptedException {
    figures.unanswered.increment();
    troubles.say(MEGAWATT, String.valueOf(e.getMessage()));
    agenda.after(workload.uid(), settings.longestPause());
    if (settings.isAdmittingUnasked() && !pending.isEmpty()) {
      figures.admittedUnasked.increment();
      settle(workload, pending, Verdict.of(State.READY, UNASKED));
    } else {
      settle(workload, pending, Verdict.of(State.PENDING, WAITS));
    }
  }

  private void settle(Workload workload, List<Check> pending, Verdict verdict)
      throws InterruptedException {
    List<Check> others = pending.stream().filter(it -> !verdict.isIn(it)).toList();
    Said now = new Said(workload.version(), verdict);
    if (others.isEmpty() || now.equals(said.get(workload.uid()))) {
      return;
    }
    try {
      kubernetes.applyStatus(
          Resource.WORKLOADS,
          workload.namespace(),
          workload.name(),
          Statuses.of(workload, others, verdict, settings.nodeLabel(), clock.instant()));
      said.put(workload.uid(), now);
      count(verdict.state());
      troubles.over(workload.title());
    } catch (KubernetesException e) {
      refused(workload, e);
    } catch (UnreachableException e) {
      troubles.say(workload.title(), String.valueOf(e.getMessage()));
      agenda.after(workload.uid(), settings.longestPause());
    }
  }

  private void count(State state) {
    switch (state) {
      case READY -> figures.ready.increment();
      case RETRY -> figures.retries.increment();
      case REJECTED -> figures.rejections.increment();
      case PENDING -> Thread.onSpinWait(); // only said why
    }
  }

  private void refused(Workload workload, KubernetesException e) throws InterruptedException {
    if (e.isNotFound()) {
      workloads.gone(workload);
    } else if (e.isConflict()) {
      figures.conflicts.increment();
      seeAnew(workload);
    } else {
      troubles.say(workload.title(), String.valueOf(e.getMessage()));
      agenda.after(workload.uid(), settings.longestPause());
    }
  }

  private void seeAnew(Workload workload) throws InterruptedException {
    try {
      Workload now =
          reading.workload(
              kubernetes.get(Resource.WORKLOADS, workload.namespace(), workload.name()));
      if (!now.uid().equals(workload.uid())) {
        workloads.gone(workload);
      }
      workloads.changed(now);
    } catch (KubernetesException e) {
      if (e.isNotFound()) {
        workloads.gone(workload);
      } else {
        agenda.after(workload.uid(), settings.longestPause());
      }
    } catch (UnreachableException _) {
      agenda.after(workload.uid(), settings.longestPause());
    }
  }

  private void giveBack(String uid, Workload.Ending ending, String reason)
      throws InterruptedException {
    String jobId = held.getOrDefault(uid, "");
    if (jobId.isEmpty()) {
      return;
    }
    try {
      megawatt.end(jobId, ending, reason);
      held.remove(uid);
      figures.held.set(held.size());
      figures.givenBack.increment();
    } catch (UnreachableException e) {
      troubles.say(MEGAWATT, String.valueOf(e.getMessage()));
      agenda.after(uid, settings.longestPause());
    }
  }
}
