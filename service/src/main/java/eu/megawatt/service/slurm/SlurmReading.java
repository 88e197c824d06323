package eu.megawatt.service.slurm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the newest version's answers say. */
final class SlurmReading {

  private static final Pattern GPUS =
      Pattern.compile("(?:^|[,/])gpu(?::[^:,()]*[^0-9:,()][^:,()]*)?:([0-9]+)");

  private static final long FIRST_OF_CONTROLLER = 2_000;
  private static final long LAST_OF_CONTROLLER = 2_999;
  private static final long FIRST_OF_REST = 9_000;

  private SlurmReading() {}

  /** A number, plain or with a word on whether it is set; empty where it is not. */
  static Optional<Long> number(JsonNode node) {
    if (node.isObject()) {
      return node.path("set").asBoolean() && !node.path("infinite").asBoolean()
          ? number(node.path("number"))
          : Optional.empty();
    }
    return node.isNumber() ? Optional.of(node.asLong()) : Optional.empty();
  }

  private static Optional<Instant> time(JsonNode node) {
    return number(node).filter(it -> it > 0).map(Instant::ofEpochSecond);
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : "";
  }

  private static List<String> words(JsonNode node) {
    List<String> words = new ArrayList<>();
    node.forEach(it -> words.add(it.asText()));
    return words;
  }

  static SlurmJob job(JsonNode job) {
    Set<String> states = new TreeSet<>(words(job.path("job_state")));
    return new SlurmJob(
        number(job.path("job_id")).orElse(0L),
        text(job.path("name")),
        text(job.path("user_name")),
        text(job.path("partition")),
        words(job.path("job_state")).stream().findFirst().orElse("UNKNOWN"),
        states.contains("COMPLETING") ? "Completing" : text(job.path("state_reason")),
        text(job.path("comment")),
        text(job.path("admin_comment")),
        time(job.path("start_time")),
        time(job.path("end_time")),
        gpusByNode(job),
        number(job.path("restart_cnt")).orElse(0L).intValue());
  }

  /** Each node of a job with what it has there; {@code gres_detail} is in the nodes' order. */
  private static Map<String, Integer> gpusByNode(JsonNode job) {
    List<String> nodes = Hostlist.expand(text(job.path("nodes")));
    List<String> details = words(job.path("gres_detail"));
    Map<String, Integer> gpus = new LinkedHashMap<>();
    for (int node = 0; node < nodes.size(); node++) {
      gpus.put(nodes.get(node), node < details.size() ? gpus(details.get(node)) : 0);
    }
    return gpus;
  }

  static SlurmNode node(JsonNode node) {
    Set<String> states = new TreeSet<>();
    words(node.path("state")).forEach(it -> states.add(it.toUpperCase(Locale.ROOT)));
    return new SlurmNode(
        text(node.path("name")),
        words(node.path("partitions")),
        gpus(text(node.path("gres"))),
        states,
        text(node.path("reason")));
  }

  /** The GPUs in words such as {@code gpu:h100:8(S:0-1),nic:2}. */
  static int gpus(String gres) {
    Matcher matcher = GPUS.matcher(gres.replaceAll("\\([^)]*\\)", ""));
    int sum = 0;
    while (matcher.find()) {
      sum += Integer.parseInt(matcher.group(1));
    }
    return sum;
  }

  /**
   * Whether an answer's errors are slurmctld's own, or of a request that never reached it; where
   * they are of the way there, what was asked may have been done.
   */
  static boolean isDecided(JsonNode answer) {
    for (JsonNode error : answer.path("errors")) {
      long code =
          number(error.path("error_number")).or(() -> number(error.path("error_code"))).orElse(0L);
      if ((code >= FIRST_OF_CONTROLLER && code <= LAST_OF_CONTROLLER) || code >= FIRST_OF_REST) {
        return true;
      }
    }
    return false;
  }

  /** What an answer complains of, in one line; empty where it does not. */
  static Optional<String> complaints(JsonNode answer, String kind) {
    List<String> said = new ArrayList<>();
    for (JsonNode error : answer.path(kind)) {
      String what = text(error.path("error"));
      String more = text(error.path("description"));
      String code =
          number(error.path("error_number"))
              .or(() -> number(error.path("error_code")))
              .filter(it -> it > 0)
              .map(it -> " (" + it + ")")
              .orElse("");
      said.add((more.isEmpty() || what.isEmpty() ? what + more : what + ": " + more) + code);
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }

  static boolean isUp(JsonNode answer) {
    for (JsonNode ping : answer.path("pings")) {
      if (ping.path("responding").asBoolean()
          || "UP".equals(text(ping.path("pinged")))
          || "UP".equals(text(ping.path("ping")))) {
        return true;
      }
    }
    return false;
  }
}
