package eu.megawatt.service.kueue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.kueue.Answer.Mistake;
import eu.megawatt.service.kueue.Workload.PodSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes orders of workloads: from annotations and labels, else from the operator's defaults. */
public final class Orders {

  private static final String ORDER = "order";
  private static final String GPU_TYPE = "gpu-type";
  private static final String FLEXIBILITY = "flexibility-seconds";
  private static final long MOST_FLEXIBILITY = 7L * 24 * 3_600;

  /** What Megawatt does not take from the job as a whole: it is said by the workload itself. */
  private static final List<String> SAID_BY_THE_WORKLOAD =
      List.of("externalRef", "gpuCount", "offer");

  private enum Form {
    TEXT,
    NUMBER,
    FLAG,
    BY_GPU_TYPE
  }

  /** A key of the workload and the field of a job that it fills. */
  private record Word(String key, String field, Form form) {}

  private static final List<Word> WORDS =
      List.of(
          new Word("tenant", "tenant", Form.TEXT),
          new Word("kind", "kind", Form.TEXT),
          new Word("residency", "residency", Form.TEXT),
          new Word("run-seconds", "runSeconds", Form.BY_GPU_TYPE),
          new Word("gpu-watts", "perGpuW", Form.BY_GPU_TYPE),
          new Word("power-capping", "powerCapping", Form.FLAG),
          new Word("interruptible", "interruptible", Form.FLAG),
          new Word("earliest-start-at", "earliestStartAt", Form.TEXT),
          new Word("deadline-at", "deadlineAt", Form.TEXT),
          new Word("hard-deadline", "hardDeadline", Form.FLAG),
          new Word("lateness-minor-per-hour", "latenessMinorPerHour", Form.NUMBER),
          new Word("value-minor", "valueMinor", Form.NUMBER));

  private static final List<String> KEYS =
      Stream.concat(WORDS.stream().map(Word::key), Stream.of(ORDER, GPU_TYPE, FLEXIBILITY))
          .toList();

  private final KueueSettings settings;

  Orders(KueueSettings settings) {
    this.settings = settings;
  }

  /** The keys that a workload may have, without the prefix. */
  public static List<String> keys() {
    return KEYS;
  }

  Order of(Workload workload) {
    return new Reading(workload).order();
  }

  /** Everything that is wrong in one sentence after the other, by the words of the workload. */
  String said(Order order, List<Mistake> mistakes) {
    TreeSet<String> all = new TreeSet<>(order.mistakes());
    for (Mistake mistake : mistakes) {
      String name = name(mistake.pointer());
      if (order.mistakes().stream().noneMatch(it -> it.startsWith(name + " "))) {
        all.add((name + " " + mistake.detail()).strip());
      }
    }
    return String.join(" ", all);
  }

  private String name(String pointer) {
    String path = pointer.startsWith("/job/") ? pointer.substring("/job".length()) : pointer;
    String[] parts = path.split("/", 3);
    String field = parts.length > 1 ? parts[1] : "";
    if (field.equals("gpuCount")) {
      return settings.gpuResource();
    }
    return WORDS.stream()
        .filter(it -> it.field().equals(field))
        .findFirst()
        .map(it -> WorkloadReading.PREFIX + it.key())
        .orElse(
            field.equals("flexibilitySeconds")
                ? WorkloadReading.PREFIX + FLEXIBILITY
                : path.isEmpty() ? "" : WorkloadReading.PREFIX + ORDER + path);
  }

  /** Reads one workload. */
  private final class Reading {

    private final Workload workload;
    private final Map<String, String> words;
    private final List<String> mistakes = new ArrayList<>();
    private final ObjectNode job = Calls.MAPPER.createObjectNode();

    Reading(Workload workload) {
      this.workload = workload;
      this.words = new HashMap<>(settings.defaults());
      // The order as a whole says more of a workload than what is usual does.
      if (workload.words().containsKey(ORDER)) {
        words.clear();
      }
      words.putAll(workload.words());
    }

    Order order() {
      workload
          .contradictions()
          .forEach(it -> wrong(it, "is not the same in all pod sets of the workload."));
      words.keySet().stream()
          .filter(it -> !KEYS.contains(it))
          .forEach(it -> wrong(it, "is not known here." + Nearest.suggestion(it, KEYS)));
      whole();
      long gpus = gpus();
      job.put("gpuCount", gpus);
      Optional<String> type = gpuType();
      WORDS.forEach(it -> fill(it, type));
      usual(type);
      job.putObject("externalRef").put("system", settings.system()).put("id", workload.uid());
      return new Order(job, gpus, flexibility(), mistakes);
    }

    /** A job of Megawatt in JSON, as its page writes one down. */
    private void whole() {
      String order = words.getOrDefault(ORDER, "");
      if (order.isEmpty()) {
        return;
      }
      try {
        if (Calls.MAPPER.readTree(order) instanceof ObjectNode its) {
          job.setAll(its);
          job.remove(SAID_BY_THE_WORKLOAD);
          settings
              .defaults()
              .forEach(
                  (key, value) -> {
                    if (WORDS.stream().anyMatch(it -> it.key.equals(key) && !job.has(it.field))) {
                      words.putIfAbsent(key, value);
                    }
                  });
          return;
        }
        wrong(ORDER, "is no job in JSON.");
      } catch (JsonProcessingException _) {
        wrong(ORDER, "is no job in JSON.");
      }
    }

    private long gpus() {
      long together = 0;
      for (PodSet each : workload.podSets()) {
        if (!WorkloadReading.isWhole(each.gpus())) {
          mistakes.add(
              "%s of pod set %s is \"%s\", which is not a whole number."
                  .formatted(settings.gpuResource(), each.name(), each.gpus()));
          return 1;
        }
        together += each.pods() * Long.parseLong(each.gpus());
      }
      return together;
    }

    /** What the workload says, else what the flavor that Kueue has assigned is. */
    private Optional<String> gpuType() {
      String said = words.getOrDefault(GPU_TYPE, "");
      if (!said.isEmpty()) {
        return Optional.of(said);
      }
      List<String> flavors =
          workload.podSets().stream().flatMap(it -> it.flavor().stream()).distinct().toList();
      if (flavors.size() > 1) {
        mistakes.add(
            "Kueue has assigned GPUs of several flavors, %s; a job has GPUs of one type."
                .formatted(String.join(", ", flavors)));
      }
      return flavors.stream().findFirst().map(it -> settings.gpuTypes().getOrDefault(it, it));
    }

    private void fill(Word word, Optional<String> type) {
      String value = words.getOrDefault(word.key, "").strip();
      if (value.isEmpty()) {
        if (words.containsKey(word.key)) {
          wrong(word.key, "is empty.");
        }
        return;
      }
      switch (word.form) {
        case TEXT -> job.put(word.field, value);
        case FLAG -> {
          if (value.equals("true") || value.equals("false")) {
            job.put(word.field, value.equals("true"));
          } else {
            wrong(word.key, "must be true or false, not \"%s\".".formatted(value));
          }
        }
        case NUMBER -> number(word.key, value).ifPresent(it -> job.put(word.field, it));
        case BY_GPU_TYPE -> byType(word, value, type);
      }
    }

    /** {@code 7200}, or {@code H100=7200,A100=14000}. */
    private void byType(Word word, String value, Optional<String> type) {
      Map<String, String> parts = new LinkedHashMap<>();
      for (String part : value.split(",", -1)) {
        int at = part.indexOf('=');
        parts.put(at < 0 ? "" : part.substring(0, at).strip(), part.substring(at + 1).strip());
      }
      if (parts.size() == 1 && parts.containsKey("")) {
        if (type.isEmpty()) {
          wrong(
              word.key,
              "is of no GPU type: maybe add %s.".formatted(WorkloadReading.PREFIX + GPU_TYPE));
          return;
        }
        number(word.key, value)
            .ifPresent(it -> job.putObject(word.field).put(type.get(), it.longValue()));
        return;
      }
      ObjectNode its = Calls.MAPPER.createObjectNode();
      parts.forEach(
          (name, text) -> number(word.key, text).ifPresent(it -> its.put(name, it.longValue())));
      job.set(word.field, its);
    }

    /** What need not be said. */
    private void usual(Optional<String> type) {
      String tenant = settings.defaults().getOrDefault("tenant", workload.namespace());
      if (!job.has("tenant")) {
        job.put("tenant", tenant);
      } else if (!settings.isTenantSaid() && !job.path("tenant").asText().equals(tenant)) {
        wrong("tenant", "must be \"%s\" here, or left out.".formatted(tenant));
      }
      if (!job.has("runSeconds") && !words.containsKey("run-seconds")) {
        workload
            .mostSeconds()
            .ifPresent(
                seconds -> type.ifPresent(it -> job.putObject("runSeconds").put(it, seconds)));
      }
      // Kueue has reserved quota for GPUs of one type; others are no place for it.
      type.ifPresent(
          its -> {
            for (String field : List.of("runSeconds", "perGpuW")) {
              JsonNode all = job.path(field);
              if (all.size() > 1 && all.has(its)) {
                JsonNode value = all.path(its);
                job.putObject(field).set(its, value);
              }
            }
          });
    }

    private long flexibility() {
      String value = words.getOrDefault(FLEXIBILITY, "0");
      return number(FLEXIBILITY, value)
          .filter(
              it -> {
                if (it > MOST_FLEXIBILITY) {
                  wrong(FLEXIBILITY, "must be %d at most.".formatted(MOST_FLEXIBILITY));
                }
                return it <= MOST_FLEXIBILITY;
              })
          .orElse(0L);
    }

    private Optional<Long> number(String key, String value) {
      if (value.isEmpty() || value.length() > 15 || !value.chars().allMatch(Character::isDigit)) {
        wrong(key, "must be a whole number, not \"%s\".".formatted(value));
        return Optional.empty();
      }
      return Optional.of(Long.parseLong(value));
    }

    private void wrong(String key, String what) {
      mistakes.add("%s%s %s".formatted(WorkloadReading.PREFIX, key, what));
    }
  }
}
