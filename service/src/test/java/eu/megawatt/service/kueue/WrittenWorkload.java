package eu.megawatt.service.kueue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A Workload as Kueue makes one of a Job. */
record WrittenWorkload(String name, List<Pods> podSets, Map<String, String> words) {

  static final String NAME = "job-train-3c1b7";

  private static final Map<String, String> USUAL =
      Map.of(
          "kind", "batch",
          "residency", "any",
          "run-seconds", "3600",
          "gpu-watts", "600",
          "value-minor", "10000");

  private static final Map<String, String> WRONG =
      Map.of(
          "kind", "bach",
          "residency", "anny",
          "run-seconds", "an hour",
          "gpu-watts", "60",
          "interruptible", "maybe",
          "valueminor", "10000",
          "tenant", "rival");

  private static final String ORDER =
      """
      {"tenant":"acme","kind":"batch","gpuCount":10,"residency":"any","runSeconds":{"A":3600},\
      "perGpuW":{"A":600},"valueMinor":10000,"loadPermille":[500,1000],\
      "externalRef":{"system":"x","id":"y"}}""";

  /** So many pods of so many GPUs. */
  record Pods(String name, int count, int gpus) {}

  /** Ten GPUs for an hour. */
  static WrittenWorkload usual(String name) {
    return new WrittenWorkload(name, List.of(new Pods("main", 10, 1)), USUAL);
  }

  /** More GPUs than there are. */
  static WrittenWorkload tooLarge() {
    List<Pods> podSets = List.of(new Pods("leader", 1, 1), new Pods("worker", 50, 2));
    return new WrittenWorkload(NAME, podSets, USUAL);
  }

  static WrittenWorkload wrong() {
    return new WrittenWorkload(NAME, List.of(new Pods("main", 10, 1)), WRONG);
  }

  static WrittenWorkload ordered() {
    return new WrittenWorkload(NAME, List.of(new Pods("main", 10, 1)), Map.of("order", ORDER));
  }

  static WrittenWorkload withoutGpus() {
    return new WrittenWorkload("job-urgent-77c05", List.of(new Pods("main", 4, 0)), Map.of());
  }

  static ObjectNode document(String kind, String name) {
    ObjectNode document = Calls.MAPPER.createObjectNode();
    document.put("apiVersion", Resource.API_VERSION).put("kind", kind);
    document.putObject("metadata").put("name", name);
    return document;
  }

  static ObjectNode check(String name, String controller) {
    ObjectNode check = document("AdmissionCheck", name);
    check.putObject("spec").put("controllerName", controller);
    return check;
  }

  ObjectNode get() {
    ObjectNode workload = document("Workload", name);
    ObjectNode metadata = workload.withObject("/metadata").put("namespace", "acme");
    metadata.putArray("finalizers").add("kueue.x-k8s.io/resource-in-use");
    metadata.set("ownerReferences", owners());
    ObjectNode spec = workload.putObject("spec").put("active", true).put("queueName", "gpus");
    ArrayNode sets = spec.put("priority", 0).putArray("podSets");
    for (Pods each : podSets) {
      ObjectNode set = sets.addObject().put("name", each.name).put("count", each.count);
      ObjectNode template = set.putObject("template");
      ObjectNode annotations = template.putObject("metadata").putObject("annotations");
      words.forEach((key, value) -> annotations.put(WorkloadReading.PREFIX + key, value));
      template.set("spec", pod(each));
    }
    return workload;
  }

  private static ArrayNode owners() {
    return array(
        """
        [{"apiVersion":"batch/v1","kind":"Job","name":"train","uid":"job-1","controller":true}]""");
  }

  private static ObjectNode pod(Pods pods) {
    ObjectNode pod = Calls.MAPPER.createObjectNode().put("restartPolicy", "Never");
    ObjectNode container = pod.putArray("containers").addObject();
    ObjectNode resources = container.put("name", "work").put("image", "train:1");
    resources.withObject("/resources/requests").setAll(requests(pods, 1));
    return pod;
  }

  private static ObjectNode requests(Pods pods, int count) {
    ObjectNode requests = Calls.MAPPER.createObjectNode();
    requests.put("cpu", Integer.toString(8 * count));
    if (pods.gpus > 0) {
      requests.put("nvidia.com/gpu", Integer.toString(pods.gpus * count));
    }
    return requests;
  }

  /** What the quota is reserved for, of one flavor. */
  ObjectNode admission() {
    ObjectNode admission = Calls.MAPPER.createObjectNode().put("clusterQueue", "gpus");
    ArrayNode assignments = admission.putArray("podSetAssignments");
    for (Pods each : podSets) {
      ObjectNode its = assignments.addObject().put("name", each.name).put("count", each.count);
      ObjectNode usage = requests(each, each.count);
      ObjectNode flavors = its.putObject("flavors");
      usage.fieldNames().forEachRemaining(it -> flavors.put(it, "a100"));
      its.set("resourceUsage", usage);
    }
    return admission;
  }

  private static ArrayNode array(String json) {
    try {
      return (ArrayNode) Calls.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
