package eu.megawatt.service.kueue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The workloads as they were last seen. Thread-safe. */
final class KnownWorkloads implements Watcher.Listener<Workload> {

  private static final String SUBJECT = "workloads beyond the most that are known";

  private final Map<String, Workload> byUid = new ConcurrentHashMap<>();
  private final CountDownLatch listed = new CountDownLatch(1);
  private final AtomicBoolean isToBeCompared = new AtomicBoolean();
  private final AtomicBoolean isComplete = new AtomicBoolean(true);
  private final Agenda agenda;
  private final Figures figures;
  private final Troubles troubles;

  KnownWorkloads(Agenda agenda, Figures figures, Troubles troubles) {
    this.agenda = agenda;
    this.figures = figures;
    this.troubles = troubles;
  }

  @Override
  public void replaced(List<Workload> all) {
    Set<String> there = all.stream().map(Workload::uid).collect(Collectors.toSet());
    isComplete.set(there.size() <= KueueSettings.MOST_WORKLOADS);
    // None that is still there is missing for a moment, or it would be taken for gone.
    byUid.values().stream().filter(it -> !there.contains(it.uid())).forEach(this::gone);
    if (isComplete.get()) {
      troubles.over(SUBJECT);
    }
    all.forEach(this::changed);
    isToBeCompared.set(true);
    listed.countDown();
  }

  @Override
  public void changed(Workload one) {
    if (byUid.size() >= KueueSettings.MOST_WORKLOADS && !byUid.containsKey(one.uid())) {
      isComplete.set(false);
      troubles.say(SUBJECT, "the rest waits; %d are known".formatted(byUid.size()));
      return;
    }
    byUid.merge(one.uid(), one, (old, next) -> next.version() < old.version() ? old : next);
    figures.workloads.set(byUid.size());
    agenda.soon(one.uid());
  }

  @Override
  public void gone(Workload one) {
    byUid.remove(one.uid());
    figures.workloads.set(byUid.size());
    troubles.forget(one.title());
    agenda.soon(one.uid());
  }

  Optional<Workload> of(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /** Those of all that are known. */
  Collection<String> uids() {
    return List.copyOf(byUid.keySet());
  }

  /** Whether one that is not known is not there either. */
  boolean isComplete() {
    return isComplete.get();
  }

  /** Whether they were listed since this was asked last. */
  boolean takeListed() {
    return isToBeCompared.getAndSet(false);
  }

  void awaitListed() throws InterruptedException {
    listed.await();
  }

  boolean isListed() {
    return listed.getCount() == 0;
  }
}
