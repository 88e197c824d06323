package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Kueue's part, by hand, on a real API server: what {@code pkg/workload} of Kueue applies to a
 * Workload's status, under Kueue's field manager and with the version that it read.
 */
final class PlayedKueue {

  /** All that Kueue says is this old, so that our own times are other ones. */
  private static final Duration AGO = Duration.ofMinutes(5);

  private static final String KUEUE = "kueue-admission";
  private static final String CHECKS = "/apis/" + Resource.API_VERSION + "/admissionchecks";
  private static final String WORKLOADS =
      "/apis/" + Resource.API_VERSION + "/namespaces/acme/workloads";
  private static final String ALL = "/apis/" + Resource.API_VERSION + "/workloads";
  private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

  private final ApiServer server;
  private final String since = Instant.now().minus(AGO).truncatedTo(ChronoUnit.SECONDS).toString();

  PlayedKueue(ApiServer server) {
    this.server = server;
  }

  static String path(String workload) {
    return WORKLOADS + "/" + workload;
  }

  /** Has there be what a controller is to find. */
  void prepare(String file) {
    switch (file) {
      case "start" -> {
        server.get(ALL).path("items").forEach(it -> remove(it.at("/metadata/name").asText()));
        checks();
      }
      case "empty" -> remove(WrittenWorkload.NAME);
      case "again", "restarted" -> Thread.onSpinWait(); // as it was left
      case "reject" -> withQuota(WrittenWorkload.tooLarge());
      case "wrong" -> withQuota(WrittenWorkload.wrong());
      case "order" -> withQuota(WrittenWorkload.ordered());
      case "running" -> running();
      case "gone" -> {
        server.create(WORKLOADS, WrittenWorkload.usual("job-early-0a9f2").get());
        withQuota(WrittenWorkload.usual(WrittenWorkload.NAME));
      }
      default -> withQuota(WrittenWorkload.usual(WrittenWorkload.NAME));
    }
  }

  private void checks() {
    for (String check : List.of("megawatt", "prov")) {
      server.delete(CHECKS + "/" + check);
    }
    server.create(CHECKS, WrittenWorkload.check("megawatt", "megawatt.eu/power"));
    server.create(CHECKS, WrittenWorkload.check("prov", "kueue.x-k8s.io/provisioning-request"));
    ObjectNode active = WrittenWorkload.document("AdmissionCheck", "prov");
    set(active.putObject("status"), "Active", true, "Active", "The admission check is active");
    server.apply(CHECKS + "/prov/status", "kueue", active);
  }

  private void withQuota(WrittenWorkload workload) {
    server.create(WORKLOADS, workload.get());
    reserve(workload);
  }

  private void reserve(WrittenWorkload workload) {
    status(
        workload.name(),
        status -> {
          status.set("admission", workload.admission());
          set(
              status,
              "QuotaReserved",
              true,
              "QuotaReserved",
              "Quota reserved in ClusterQueue gpus");
          check(status, "Pending", "");
        });
  }

  private void running() {
    withQuota(WrittenWorkload.usual(WrittenWorkload.NAME));
    status(WrittenWorkload.NAME, status -> check(status, "Ready", ""));
    admit();
  }

  /** Has happen what a test has come to. */
  void play(String cue) {
    switch (cue) {
      case "finished" -> {
        admit();
        said("Finished", true, "Succeeded", "Job finished successfully");
      }
      case "failed" -> {
        admit();
        said("Finished", true, "Failed", "Job has reached the specified backoff limit");
      }
      case "delete" -> {
        admit();
        server.delete(path(WrittenWorkload.NAME));
        server.merge(path(WrittenWorkload.NAME), NO_FINALIZERS);
      }
      case "evict" -> evict();
      case "ended" -> ended();
      case "quota" -> quota();
      case "label" ->
          server.merge(path(WrittenWorkload.NAME), "{\"metadata\":{\"labels\":{\"team\":\"a\"}}}");
      default -> throw new AssertionError(cue + " is no cue");
    }
  }

  private void admit() {
    said("Admitted", true, "Admitted", "The workload is admitted");
  }

  /** Preempted by work that has no GPUs, so that we are asked for that next. */
  private void evict() {
    admit();
    status(
        WrittenWorkload.NAME,
        status -> {
          String why = "Preempted to accommodate a higher priority workload";
          set(status, "Evicted", true, "Preempted", why);
          check(status, "Pending", "Reset to Pending after eviction. Previously: Ready");
        });
    withQuota(WrittenWorkload.withoutGpus());
  }

  private void ended() {
    status(
        WrittenWorkload.NAME,
        status -> {
          status.remove("admission");
          set(status, "QuotaReserved", false, "Pending", "Preempted");
          set(status, "Admitted", false, "NoReservation", "The workload has no reservation");
        });
  }

  private void quota() {
    WrittenWorkload workload = WrittenWorkload.usual(WrittenWorkload.NAME);
    said("Evicted", false, "QuotaReserved", "Previously: Preempted");
    reserve(workload);
  }

  private void said(String type, boolean isTrue, String reason, String message) {
    status(WrittenWorkload.NAME, status -> set(status, type, isTrue, reason, message));
  }

  private void status(String workload, Consumer<ObjectNode> change) {
    JsonNode now = server.get(path(workload));
    ObjectNode document = WrittenWorkload.document("Workload", workload);
    for (String field : List.of("namespace", "uid", "resourceVersion")) {
      document.withObject("/metadata").set(field, now.path("metadata").path(field));
    }
    ObjectNode status = document.putObject("status");
    for (String field : List.of("admission", "conditions", "admissionChecks")) {
      if (now.path("status").has(field)) {
        status.set(field, now.path("status").path(field));
      }
    }
    change.accept(status);
    server.apply(path(workload) + "/status", KUEUE, document);
  }

  private void check(ObjectNode status, String state, String message) {
    status
        .putArray("admissionChecks")
        .addObject()
        .put("name", "megawatt")
        .put("state", state)
        .put("lastTransitionTime", since)
        .put("message", message);
  }

  private void set(ObjectNode status, String type, boolean isTrue, String reason, String message) {
    ArrayNode conditions = status.withArray("/conditions");
    IntStream.range(0, conditions.size())
        .filter(it -> conditions.path(it).path("type").asText().equals(type))
        .findFirst()
        .ifPresent(conditions::remove);
    conditions
        .addObject()
        .put("type", type)
        .put("status", isTrue ? "True" : "False")
        .put("reason", reason)
        .put("message", message)
        .put("observedGeneration", 1)
        .put("lastTransitionTime", since);
  }

  private void remove(String workload) {
    server.delete(path(workload));
    server.get(ALL).path("items").findParents("finalizers").stream()
        .map(it -> it.path("name").asText())
        .filter(workload::equals)
        .forEach(it -> server.merge(path(it), NO_FINALIZERS));
  }
}
