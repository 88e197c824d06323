package eu.megawatt.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.unit.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One job in one row of the demonstration, held against sums made by hand. */
final class ReservedPowerTest {

  private static final Instant WEEK = Instant.parse("2026-11-23T00:00:00Z");
  private static final String ROW = "rhone/h1/bus-3a";
  private static final long ROW_GPUS = 960;
  private static final long HALL_GPUS = 8 * ROW_GPUS;
  private static final double IDLE_W = 315;
  private static final double UPS_LOSS = 0.04;

  private final Inventory fleet = DemoFleet.inventory(WEEK);
  private final Scenario scenario = DemoFleet.scenario(WEEK, 1);
  private final Job job = scenario.job("kyc-model-refresh-1");
  private final Instant start = job.earliestStart();
  private final Schedule schedule = schedule();

  private Schedule schedule() {
    Placement placement = new Placement(job.id(), ROW + "/H100-SXM", start, 0.85);
    Plan plan =
        new Plan(
            scenario.name(),
            List.of(placement),
            List.of(),
            Money.ofEuro(0),
            Optional.empty(),
            1,
            1);
    return Schedule.of("plan", scenario, plan);
  }

  private double jobW() {
    return job.gpus() * (0.85 * job.wattsPerGpu().getOrDefault("H100-SXM", 0.0) - IDLE_W);
  }

  private Map<String, Long> reserved(Inventory of, Instant at) {
    return ReservedPower.of(schedule, of, at);
  }

  @Test
  void classes_whileTheJobRuns_haveItsGpusWholeDrawAndIdleThatOfAllOthers() {
    Site rhone = scenario.site("rhone");
    FleetPower power = FleetPower.of(schedule, List.of(rhone));
    int at = SlotRange.of(scenario.grid(), start, start.plusSeconds(1)).from();
    double all = 7_680 * 315.0 + 7_680 * 330.0 + 10_240 * 425.0;
    double busy = job.gpus() * 0.85 * job.wattsPerGpu().getOrDefault("H100-SXM", 0.0);

    assertThat(power.of(job.kind())[at]).isEqualTo(Math.round(busy * 1.15));
    assertThat(power.idle()[at]).isEqualTo(Math.round((all - job.gpus() * IDLE_W) * 1.15));
    assertThat(power.idle()[at - 1]).isEqualTo(Math.round(all * 1.15));
  }

  @Test
  void pair_ofARow_carriesHalfOfItEach() {
    long half = (long) Math.ceil((ROW_GPUS * IDLE_W + jobW()) / 2);

    assertThat(reserved(fleet, start))
        .containsEntry(ROW, half)
        .containsEntry("rhone/h1/bus-3b", half)
        .containsEntry("rhone/h1/bus-4a", (long) Math.ceil(ROW_GPUS * IDLE_W / 2));
  }

  @Test
  void domainsAbove_aRow_haveTheLossesAndTheGridThePue() {
    double hall = (HALL_GPUS * IDLE_W + jobW()) / 2 * (1 + UPS_LOSS);
    double site = (7_680 * 315.0 + 7_680 * 330.0 + 10_240 * 425.0 + jobW()) * 1.15;

    Map<String, Long> reserved = reserved(fleet, start);
    assertThat(watts(reserved, "rhone/h1/ups-a")).isBetween(hall, hall + 1);
    assertThat(reserved).containsEntry("rhone/h1/tr-b", (long) watts(reserved, "rhone/h1/ups-a"));
    assertThat(watts(reserved, "rhone/grid")).isBetween(site - 0.01, site + 1);
  }

  private static double watts(Map<String, Long> reserved, String domain) {
    return reserved.getOrDefault(domain, -1L).doubleValue();
  }

  @Test
  void job_beforeItsStart_reservesNothingBesideTheIdlePower() {
    Instant before = start.minus(Duration.ofMinutes(15));

    assertThat(reserved(fleet, before)).containsEntry(ROW, (long) Math.ceil(ROW_GPUS * IDLE_W / 2));
  }

  @Test
  void domain_theFleetHasNot_passesItsLoadToTheNextOneUp() {
    Inventory smaller =
        fleet.without(EntryKind.DOMAIN, ROW).without(EntryKind.DOMAIN, "rhone/h1/bus-3b");

    Map<String, Long> reserved = reserved(smaller, start);
    assertThat(reserved).doesNotContainKey(ROW);
    assertThat(reserved.get("rhone/h1/ups-a"))
        .isEqualTo(reserved(fleet, start).get("rhone/h1/ups-a"));
  }

  @Test
  void fleet_ofOtherDomains_hasNothingReservedAndNotZero() {
    assertThat(reserved(ExampleFleet.pocket(), start)).isEmpty();
    assertThat(reserved(fleet, WEEK.minusSeconds(1))).isEmpty();
    assertThat(reserved(fleet, WEEK.plus(Duration.ofDays(7)))).isEmpty();
  }
}
