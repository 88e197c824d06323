package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.kueue.Workload.Check;
import eu.megawatt.service.kueue.Workload.End;
import eu.megawatt.service.kueue.Workload.PodSet;
import eu.megawatt.service.kueue.Workload.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads Workloads; what is absent is as if nobody had said it. */
final class WorkloadReading {

  /** Of labels and annotations that are for us. */
  static final String PREFIX = "megawatt.eu/";

  private final String gpuResource;

  WorkloadReading(String gpuResource) {
    this.gpuResource = gpuResource;
  }

  Workload workload(JsonNode object) {
    JsonNode metadata = object.path("metadata");
    JsonNode spec = object.path("spec");
    JsonNode status = object.path("status");
    Map<String, String> words = new TreeMap<>();
    TreeSet<String> contradictions = new TreeSet<>();
    for (JsonNode podSet : spec.path("podSets")) {
      words(podSet.at("/template/metadata"))
          .forEach(
              (key, value) -> {
                String other = words.putIfAbsent(key, value);
                if (other != null && !other.equals(value)) {
                  contradictions.add(key);
                }
              });
    }
    // What stands on the workload itself is somebody's last word.
    Map<String, String> itsOwn = words(metadata);
    words.putAll(itsOwn);
    contradictions.removeAll(itsOwn.keySet());
    JsonNode finished = condition(status, "Finished");
    return new Workload(
        metadata.path("uid").asText(),
        metadata.path("namespace").asText(),
        metadata.path("name").asText(),
        version(metadata),
        Map.copyOf(words),
        List.copyOf(contradictions),
        podSets(spec, status.path("admission")),
        Optional.of(spec.path("maximumExecutionTimeSeconds").asLong()).filter(it -> it > 0),
        isTrue(finished) ? Optional.of(end(finished)) : Optional.empty(),
        isTrue(condition(status, "QuotaReserved")),
        isTrue(condition(status, "Admitted")),
        isTrue(condition(status, "Evicted")) || metadata.has("deletionTimestamp"),
        checks(status));
  }

  /** Kubernetes has promised that versions of objects are numbers that grow. */
  static long version(JsonNode metadata) {
    return metadata.path("resourceVersion").asLong();
  }

  private static Map<String, String> words(JsonNode metadata) {
    Map<String, String> words = new HashMap<>();
    for (String where : List.of("labels", "annotations")) {
      metadata
          .path(where)
          .properties()
          .forEach(
              it -> {
                if (it.getKey().startsWith(PREFIX)) {
                  words.put(it.getKey().substring(PREFIX.length()), it.getValue().asText());
                }
              });
    }
    return words;
  }

  private List<PodSet> podSets(JsonNode spec, JsonNode admission) {
    Map<String, JsonNode> assigned = new HashMap<>();
    admission
        .path("podSetAssignments")
        .forEach(it -> assigned.put(it.path("name").asText("main"), it));
    List<PodSet> podSets = new ArrayList<>();
    for (JsonNode each : spec.path("podSets")) {
      String name = each.path("name").asText("main");
      JsonNode its = assigned.getOrDefault(name, Calls.MAPPER.missingNode());
      podSets.add(
          new PodSet(
              name,
              its.path("count").asLong(each.path("count").asLong()),
              gpus(each.at("/template/spec")),
              Optional.of(its.path("flavors").path(gpuResource).asText())
                  .filter(it -> !it.isEmpty())));
    }
    return podSets;
  }

  /** Of all containers of a pod at a time; what is not a number is returned as it stands. */
  private String gpus(JsonNode pod) {
    long together = 0;
    for (JsonNode each : pod.path("containers")) {
      String its = gpusOf(each);
      if (!isWhole(its)) {
        return its;
      }
      together += Long.parseLong(its);
    }
    long most = together;
    for (JsonNode each : pod.path("initContainers")) {
      String its = gpusOf(each);
      if (!isWhole(its)) {
        return its;
      }
      most = Math.max(most, Long.parseLong(its));
    }
    return Long.toString(most);
  }

  private String gpusOf(JsonNode container) {
    JsonNode resources = container.path("resources");
    JsonNode asked = resources.path("requests").path(gpuResource);
    return (asked.isMissingNode() ? resources.path("limits").path(gpuResource) : asked).asText("0");
  }

  static boolean isWhole(String text) {
    return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(Character::isDigit);
  }

  private static List<Check> checks(JsonNode status) {
    List<Check> checks = new ArrayList<>();
    status
        .path("admissionChecks")
        .forEach(
            it ->
                checks.add(
                    new Check(
                        it.path("name").asText(),
                        State.of(it.path("state").asText()),
                        it.path("lastTransitionTime").asText(),
                        it.path("message").asText())));
    return checks;
  }

  private static End end(JsonNode finished) {
    return new End(
        finished.path("reason").asText().equals("Failed"), finished.path("message").asText());
  }

  private static JsonNode condition(JsonNode status, String type) {
    for (JsonNode each : status.path("conditions")) {
      if (each.path("type").asText().equals(type)) {
        return each;
      }
    }
    return Calls.MAPPER.missingNode();
  }

  private static boolean isTrue(JsonNode condition) {
    return condition.path("status").asText().equals("True");
  }
}
