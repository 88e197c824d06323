package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.megawatt.service.kueue.Workload.Check;
import eu.megawatt.service.kueue.Workload.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The documents that are applied to the status of what is Kueue's. */
final class Statuses {

  /** Of annotations that tell where work was placed. */
  private static final String PLACED = "placed.megawatt.eu/";

  private static final int LONGEST_MESSAGE = 4_000;
  private static final int LONGEST_LABEL = 63;
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");

  private Statuses() {}

  /** What an admission check is to say. */
  record Verdict(
      State state, String message, Optional<Long> afterSeconds, Optional<Answer.Place> place) {

    static Verdict of(State state, String message) {
      return new Verdict(state, message, Optional.empty(), Optional.empty());
    }

    /** Whether a check says so already. */
    boolean isIn(Check check) {
      return check.state() == state && check.message().equals(bounded());
    }

    private String bounded() {
      return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    }
  }

  /**
   * A workload with some of its checks decided. It names the version that was read, so that it is
   * refused where somebody has changed it since.
   */
  static ObjectNode of(
      Workload workload,
      List<Check> checks,
      Verdict verdict,
      Optional<String> nodeLabel,
      Instant now) {
    ObjectNode document = document("Workload", workload.name());
    document
        .withObject("/metadata")
        .put("namespace", workload.namespace())
        .put("uid", workload.uid())
        .put("resourceVersion", Long.toString(workload.version()));
    ArrayNode list = document.putObject("status").putArray("admissionChecks");
    for (Check check : checks) {
      ObjectNode its = list.addObject();
      its.put("name", check.name());
      its.put("state", verdict.state().word());
      boolean isSame = check.state() == verdict.state() && !check.since().isEmpty();
      its.put("lastTransitionTime", isSame ? check.since() : time(now));
      its.put("message", verdict.bounded());
      verdict.afterSeconds().ifPresent(it -> its.put("requeueAfterSeconds", it));
      verdict
          .place()
          .ifPresent(place -> updates(its.putArray("podSetUpdates"), workload, place, nodeLabel));
    }
    return document;
  }

  private static void updates(
      ArrayNode updates, Workload workload, Answer.Place place, Optional<String> nodeLabel) {
    for (Workload.PodSet podSet : workload.podSets()) {
      if (podSet.gpus().equals("0")) {
        continue;
      }
      ObjectNode its = updates.addObject();
      its.put("name", podSet.name());
      its.putObject("annotations")
          .put(PLACED + "job", place.jobId())
          .put(PLACED + "site", place.siteId())
          .put(PLACED + "pool", place.poolId())
          .put(PLACED + "power-cap-ratio", place.powerCapRatio())
          .put(PLACED + "from", place.from().toString())
          .put(PLACED + "to", place.to().toString());
      nodeLabel.ifPresent(it -> its.putObject("nodeSelector").put(it, label(place.poolId())));
    }
  }

  /** A pool's id as the value of a label: what may not stand in one is a dash. */
  static String label(String poolId) {
    if (poolId.length() <= LONGEST_LABEL && LABEL.matcher(poolId).matches()) {
      return poolId;
    }
    String some =
        poolId
            .substring(0, Math.min(LONGEST_LABEL, poolId.length()))
            .replaceAll("[^-A-Za-z0-9_.]", "-")
            .replaceAll("^[^A-Za-z0-9]+|[^A-Za-z0-9]+$", "");
    return some.isEmpty() ? "pool" : some;
  }

  /** An admission check that somebody looks after. */
  static ObjectNode active(String name, long generation, Instant now) {
    ObjectNode document = document("AdmissionCheck", name);
    document
        .putObject("status")
        .putArray("conditions")
        .addObject()
        .put("type", "Active")
        .put("status", "True")
        .put("reason", "Active")
        .put("message", "Megawatt's controller reviews workloads")
        .put("observedGeneration", generation)
        .put("lastTransitionTime", time(now));
    return document;
  }

  private static ObjectNode document(String kind, String name) {
    ObjectNode document = Calls.MAPPER.createObjectNode();
    document.put("apiVersion", Resource.API_VERSION).put("kind", kind);
    document.putObject("metadata").put("name", name);
    return document;
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
