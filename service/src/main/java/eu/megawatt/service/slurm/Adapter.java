package eu.megawatt.service.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What one version of slurmrestd's API does otherwise than the next newer one. A request is made as
 * the newest version has it and brought down version by version; answers are brought up the same
 * way, so that everything else knows one shape. Numbers need no step: {@link SlurmReading} takes
 * plain ones and Slurm's {@code {set, infinite, number}}.
 */
enum Adapter {
  /** Slurm 22.05, as Debian 12 has it. */
  V0_0_38("v0.0.38") {
    @Override
    void lift(ObjectNode answer) {
      for (JsonNode node : answer.path("nodes")) {
        ArrayNode states = ((ObjectNode) node).arrayNode();
        states.add(node.path("state").asText().toUpperCase(Locale.ROOT));
        node.path("state_flags").forEach(states::add);
        ((ObjectNode) node).set("state", states);
      }
    }

    @Override
    void lower(ObjectNode job) {
      if (job.has("begin_time")) {
        job.put("begin_time", "uts" + job.path("begin_time").asLong());
      }
      if (job.has("time_limit")) {
        job.put("time_limit", job.path("time_limit").path("number").asLong());
      }
      if (job.has("environment")) {
        ObjectNode variables = job.objectNode();
        for (JsonNode variable : job.path("environment")) {
          String[] words = variable.asText().split("=", 2);
          variables.put(words[0], words[1]);
        }
        job.set("environment", variables);
      }
      if (job.has("tres_per_node")) {
        String tres = job.path("tres_per_node").asText();
        job.put("gpus_per_node", tres.substring(tres.lastIndexOf(':') + 1));
        job.remove("tres_per_node");
      }
      if (job.has("requeue")) {
        job.put("no_requeue", !job.path("requeue").asBoolean());
        job.remove("requeue");
      }
      if (job.has("minimum_nodes")) {
        job.put(
            "nodes", job.path("minimum_nodes").asInt() + "-" + job.path("maximum_nodes").asInt());
        job.remove(List.of("minimum_nodes", "maximum_nodes"));
      }
    }
  },
  /** Slurm 23.02. */
  V0_0_39("v0.0.39") {
    @Override
    void lift(ObjectNode answer) {
      for (JsonNode job : answer.path("jobs")) {
        if (job.path("job_state").isTextual()) {
          ArrayNode states = ((ObjectNode) job).arrayNode();
          ((ObjectNode) job).set("job_state", states.add(job.path("job_state").asText()));
        }
      }
    }

    @Override
    void lower(ObjectNode job) {
      if (job.has("begin_time")) {
        job.put("begin_time", job.path("begin_time").path("number").asLong());
      }
      if (job.has("tres_per_node")) {
        job.put(
            "tres_per_node", job.path("tres_per_node").asText().replace("gres/gpu", "gres:gpu"));
      }
    }
  },
  /** Slurm 23.11. */
  V0_0_40("v0.0.40"),
  /** Slurm 24.05. */
  V0_0_41("v0.0.41"),
  /** Slurm 24.11. */
  V0_0_42("v0.0.42"),
  /** Slurm 25.05. */
  V0_0_43("v0.0.43"),
  /** Slurm 25.11. */
  V0_0_44("v0.0.44");

  private final String version;

  Adapter(String version) {
    this.version = version;
  }

  /** As it stands in paths. */
  String version() {
    return version;
  }

  /** Brings an answer up to the next version. */
  void lift(ObjectNode answer) {}

  /** Brings a description of a job down from the next version. */
  void lower(ObjectNode job) {}

  /** The versions, the newest first. */
  static List<Adapter> newestFirst() {
    return List.of(values()).reversed();
  }

  /** Brings an answer of this version up to the newest. */
  void liftToNewest(ObjectNode answer) {
    for (Adapter each : values()) {
      if (each.compareTo(this) >= 0) {
        each.lift(answer);
      }
    }
  }

  /** Brings a description of a job down from the newest version to this one. */
  void lowerFromNewest(ObjectNode job) {
    for (Adapter each : newestFirst()) {
      if (each.compareTo(this) >= 0) {
        each.lower(job);
      }
    }
  }

  /** Where the script of a job stands: beside its description, or in it. */
  boolean hasScriptBesideJob() {
    return compareTo(V0_0_41) < 0;
  }
}
