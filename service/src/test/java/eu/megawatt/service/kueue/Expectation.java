package eu.megawatt.service.kueue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@link Expected} is to compare with, made of a body that was sent: everything as it was but
 * what differs each time, which are times of Megawatt's plan and of our own clock and the ids of
 * jobs.
 */
final class Expectation {

  /** Times, and ids of jobs. */
  private static final Pattern OTHER_EACH_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z|job-[0-9a-z]{18}");

  private static final Pattern SPECIAL = Pattern.compile("[.()\\[\\]+*?{}|^$\\\\]");

  private final Instant began = Instant.now().minus(Duration.ofMinutes(1));
  private final Map<String, String> jobs = new LinkedHashMap<>();
  private final Map<String, String> said = new LinkedHashMap<>();

  JsonNode of(JsonNode body) {
    JsonNode expected = body.deepCopy();
    expected.findParents("lastTransitionTime").forEach(it -> ownTime((ObjectNode) it));
    expected.findParents("requeueAfterSeconds").forEach(it -> some((ObjectNode) it));
    expected.findParents("message").forEach(it -> message((ObjectNode) it));
    expected.findValues("annotations").forEach(it -> place((ObjectNode) it));
    return expected;
  }

  /** An older time is Kueue's, and given back to it as it was. */
  private void ownTime(ObjectNode parent) {
    if (Instant.parse(parent.path("lastTransitionTime").asText()).isAfter(began)) {
      parent.put("lastTransitionTime", "${time}");
    }
  }

  private static void some(ObjectNode parent) {
    parent.put("requeueAfterSeconds", "~[1-9][0-9]*");
  }

  private void message(ObjectNode check) {
    String message = check.path("message").asText();
    String pattern =
        check.path("state").asText().equals("Retry")
            ? "WaitingFor.*" // for what depends on the time of day
            : Arrays.stream(OTHER_EACH_TIME.split(message, -1))
                .map(it -> SPECIAL.matcher(it).replaceAll("\\\\$0"))
                .collect(Collectors.joining(".*"));
    if (pattern.contains(".*")) {
      String name = said.computeIfAbsent(message, _ -> "said" + (said.size() + 1));
      check.put("message", "~(?<%s>%s)".formatted(name, pattern));
    }
  }

  private void place(ObjectNode annotations) {
    String job = annotations.path("placed.megawatt.eu/job").asText();
    String name =
        jobs.computeIfAbsent(job, _ -> jobs.isEmpty() ? "job" : "job" + (jobs.size() + 1));
    annotations.put("placed.megawatt.eu/job", "${%s}".formatted(name));
    annotations.put("placed.megawatt.eu/from", "${time}");
    annotations.put("placed.megawatt.eu/to", "${time}");
  }

  /** Which job a name stands for; empty text where it stands for none. */
  String captured(String name) {
    return jobs.entrySet().stream()
        .filter(it -> it.getValue().equals(name))
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /** An answer in which what was said stands as it will be said then. */
  String echoed(String line) {
    String echoed = line;
    for (Map.Entry<String, String> each : said.entrySet()) {
      String text = TextNode.valueOf(each.getKey()).toString();
      echoed = echoed.replace(text, "\"${%s}\"".formatted(each.getValue()));
    }
    return echoed;
  }
}
