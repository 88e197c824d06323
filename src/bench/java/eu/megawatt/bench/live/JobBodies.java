package eu.megawatt.bench.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Jobs like those of a scenario, as they are asked for over REST, but small and short: tens of
 * thousands of them find room beside those that are planned.
 */
final class JobBodies {

  private static final int LARGEST = 8;
  private static final double LONGEST_HOURS = 2;
  private static final double SECONDS_PER_HOUR = 3_600;

  private final List<Job> like;
  private final Instant from;

  JobBodies(Scenario scenario, Instant from) {
    this.from = from;
    like = scenario.jobs().values().stream().filter(it -> it.kind() != JobKind.INFERENCE).toList();
  }

  byte[] next(SplittableRandom random, String name) {
    return text(random, name).getBytes(StandardCharsets.UTF_8);
  }

  String text(SplittableRandom random, String name) {
    Job job = like.get(random.nextInt(like.size()));
    return """
        {"externalRef":{"system":"bench","id":"%s"},"tenant":"%s","kind":"%s","gpuCount":%d,\
        "residency":"%s","runSeconds":%s,"perGpuW":%s,"powerCapping":%b,\
        "earliestStartAt":"%s","valueMinor":%d}"""
        .formatted(
            name,
            job.tenant(),
            job.kind().word(),
            1 + random.nextInt(LARGEST),
            job.residency(),
            numbers(job.runHours(), SECONDS_PER_HOUR * shorter(job)),
            numbers(job.wattsPerGpu(), 1),
            job.powerCapping(),
            from.plusSeconds(900L * random.nextInt(96)),
            Math.round(job.valueEur() * 100));
  }

  private static double shorter(Job job) {
    double longest = job.runHours().values().stream().mapToDouble(it -> it).max().orElse(1);
    return Math.min(1, LONGEST_HOURS / longest);
  }

  private static String numbers(Map<String, Double> values, double factor) {
    return values.entrySet().stream()
        .map(it -> "\"%s\":%d".formatted(it.getKey(), Math.round(it.getValue() * factor)))
        .collect(Collectors.joining(",", "{", "}"));
  }
}
