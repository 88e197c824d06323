package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The admission checks that are ours, kept active. Thread-safe. */
final class OurChecks implements Watcher.Listener<OurChecks.Seen> {

  /** On the agenda, before the name of a check. */
  static final String ON_THE_AGENDA = "check ";

  private final Map<String, Seen> ours = new ConcurrentHashMap<>();
  private final CountDownLatch listed = new CountDownLatch(1);
  private final String controllerName;
  private final Agenda agenda;
  private final KnownWorkloads workloads;

  OurChecks(String controllerName, Agenda agenda, KnownWorkloads workloads) {
    this.controllerName = controllerName;
    this.agenda = agenda;
    this.workloads = workloads;
  }

  /** What is kept of an AdmissionCheck. */
  record Seen(String name, String controllerName, long generation, boolean isActive) {

    static Seen of(JsonNode object) {
      boolean isActive = false;
      for (JsonNode each : object.at("/status/conditions")) {
        isActive |=
            each.path("type").asText().equals("Active")
                && each.path("status").asText().equals("True");
      }
      return new Seen(
          object.at("/metadata/name").asText(),
          object.at("/spec/controllerName").asText(),
          object.at("/metadata/generation").asLong(),
          isActive);
    }
  }

  @Override
  public void replaced(List<Seen> all) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    all.forEach(it -> names.add(it.name()));
    ours.keySet().retainAll(names);
    all.forEach(this::changed);
    listed.countDown();
  }

  @Override
  public void changed(Seen one) {
    if (!one.controllerName().equals(controllerName)) {
      return;
    }
    if (ours.put(one.name(), one) == null) {
      workloads.uids().forEach(agenda::soon);
    }
    if (!one.isActive()) {
      agenda.soon(ON_THE_AGENDA + one.name());
    }
  }

  @Override
  public void gone(Seen one) {
    ours.remove(one.name());
  }

  boolean isOurs(String name) {
    return ours.containsKey(name);
  }

  /** Has a check say that we look after it. */
  void keepActive(String name, KubernetesApi kubernetes, InstantSource clock)
      throws InterruptedException {
    Seen seen = ours.get(name);
    if (seen != null && !seen.isActive()) {
      kubernetes.applyStatus(
          Resource.ADMISSION_CHECKS,
          "",
          name,
          Statuses.active(name, seen.generation(), clock.instant()));
    }
  }

  void awaitListed() throws InterruptedException {
    listed.await();
  }

  boolean isListed() {
    return listed.getCount() == 0;
  }
}
