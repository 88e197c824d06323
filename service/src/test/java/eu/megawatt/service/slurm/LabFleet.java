package eu.megawatt.service.slurm;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The laboratory's four nodes as a fleet: the sites east and west with 16 GPUs each, behind a limit
 * that 12 of them pass at work. Slots have a minute. West is a little cheaper.
 */
final class LabFleet {

  /** GPUs that may be at work on a site. */
  static final int MOST_AT_WORK = 12;

  static final int IDLE_W = 100;
  static final int AT_WORK_W = 600;
  static final int GPUS = 16;

  /** What a site may draw: its idle GPUs, and 500 W more for each of twelve at work. */
  static final int LIMIT_W = GPUS * IDLE_W + MOST_AT_WORK * (AT_WORK_W - IDLE_W);

  private static final int SLOTS = 240;

  private LabFleet() {}

  /** A job of so many seconds that costs more the later after an instant it ends. */
  static String job(int gpus, int seconds, Instant deadline) {
    return """
    {"tenant":"acme","kind":"batch","gpuCount":%d,"residency":"any",\
    "runSeconds":{"A":%d},"perGpuW":{"A":%d},"valueMinor":100000,"deadlineAt":"%s",\
    "latenessMinorPerHour":10000}\
    """
        .formatted(gpus, seconds, AT_WORK_W, deadline);
  }

  /** The scenario, whose slots begin whole minutes after an instant. */
  static String document(Instant start) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ScenarioWriter.write(scenario(start), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static Scenario scenario(Instant start) {
    return Scenario.of(
        "laboratory " + start,
        new TimeGrid(start, 1, SLOTS),
        0,
        List.of(new GpuType("A", IDLE_W, List.of(PowerCap.NONE))),
        List.of(site("east", 101), site("west", 100)),
        List.of(domain("east"), domain("west")),
        List.of(pool("east"), pool("west")),
        List.of(
            new ResidencyPolicy(
                "any", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 0)),
        List.of());
  }

  private static Site site(String id, double price) {
    return new Site(
        id,
        "NO",
        1,
        Series.constant(price, SLOTS),
        Series.constant(50, SLOTS),
        new Assurance("NO", 2, List.of(), List.of()));
  }

  private static PowerDomain domain(String site) {
    return new PowerDomain(
        site + "/grid", site, Optional.empty(), Series.constant(LIMIT_W / 1e6, SLOTS), Measures.IT);
  }

  private static Pool pool(String site) {
    return new Pool(site, site + "/grid", "A", Series.constant(GPUS, SLOTS));
  }
}
