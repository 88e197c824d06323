package eu.megawatt.service;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A fleet small enough to reckon with by hand: one site of 100 GPUs behind 60 kW, of which they
 * draw 10 kW idle; a job's GPU draws 500 W more than idle. Half of it runs at a time, 100 GPUs
 * never do.
 */
public final class LiveFleet {

  private static final int SLOTS = 192;

  /** Ten GPUs for an hour, worth a hundred euro. */
  static final String JOB = job(10, 3_600, 10_000, "");

  /** The same, with a name of its own. */
  static final String NAMED_JOB =
      job(10, 3_600, 10_000, "\"externalRef\":{\"system\":\"slurm\",\"id\":\"1\"},");

  /** A tenth of the GPUs for as long as nobody says otherwise. */
  static final String OUTAGE = "{\"poolId\":\"pool\",\"gpuCount\":10,\"reason\":\"a fan\"}";

  private LiveFleet() {}

  public static String job(int gpus, int seconds, int valueMinor, String more) {
    return """
        {%s"tenant":"acme","kind":"batch","gpuCount":%d,"residency":"any",\
        "runSeconds":{"A":%d},"perGpuW":{"A":600},"valueMinor":%d}"""
        .formatted(more, gpus, seconds, valueMinor);
  }

  static String limit(String domainId, long watts, Instant from) {
    return """
        {"domainId":"%s","limitW":%d,"from":"%s","to":"%s","reason":"the grid asks for it"}"""
        .formatted(domainId, watts, from, from.plus(Duration.ofHours(3)));
  }

  /** A full hour, so many after the one that has begun. */
  static Instant hourFrom(Instant now, int hours) {
    return now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours));
  }

  /** Two days of quarter-hours from the last full hour on. */
  public static String document(Instant now) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ScenarioWriter.write(scenario(now.truncatedTo(ChronoUnit.HOURS)), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The same, to be planned on from a full hour on. */
  public static Scenario scenario(Instant start) {
    return Scenario.of(
        "small " + start,
        new TimeGrid(start, 15, SLOTS),
        0,
        List.of(new GpuType("A", 100, List.of(PowerCap.NONE, new PowerCap(0.7, 0.8)))),
        List.of(
            new Site(
                "here",
                "NO",
                1,
                Series.constant(100, SLOTS),
                Series.constant(50, SLOTS),
                new Assurance("NO", 2, List.of(), List.of()))),
        List.of(
            new PowerDomain(
                "grid", "here", Optional.empty(), Series.constant(0.06, SLOTS), Measures.IT),
            new PowerDomain(
                "hall", "here", Optional.of("grid"), Series.constant(0.1, SLOTS), Measures.IT)),
        List.of(new Pool("pool", "hall", "A", Series.constant(100, SLOTS))),
        List.of(
            new ResidencyPolicy(
                "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0),
            new ResidencyPolicy(
                "fr",
                Optional.of(List.of("FR")),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                0)),
        List.of());
  }
}
