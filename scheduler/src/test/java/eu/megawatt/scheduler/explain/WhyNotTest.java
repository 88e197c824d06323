package eu.megawatt.scheduler.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.Reason.Shortfall;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyNotTest {

  /** Why the last job is left out, with the others in pool 0, uncapped, from the given slots. */
  private static List<Reason> whyNotLast(SmallScenario small, int... starts) {
    Problem problem = Problem.of(small.scenario());
    long[] spots = new long[problem.jobs.length];
    Arrays.fill(spots, Spots.NONE);
    for (int job = 0; job < starts.length; job++) {
      spots[job] = problem.spots.of(0, 0, starts[job]);
    }
    Assignment assignment = Share.whole(problem).assignment(spots);
    return new WhyNot(problem, assignment).reasons(problem.jobs.length - 1);
  }

  private static SmallJob job(String id) {
    return new SmallJob(id).on("A", 2, 1_100);
  }

  @Test
  void reasons_noPoolOfItsType_namesTypesWantedAndThere() {
    SmallScenario small =
        SmallScenario.onePool(1, 8)
            .type("B", 50)
            .type("C", 50)
            .job(new SmallJob("j").on("B", 1, 100).on("C", 1, 100));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.NO_MATCHING_HARDWARE,
                "B or C",
                "Job j runs on B or C only, and no pool has such GPUs. "
                    + "Maybe say how long it takes on A."));
  }

  @Test
  void reasons_gangLargerThanEveryPool_namesTheLargest() {
    SmallScenario small =
        SmallScenario.onePool(1, 8).pool("ramp", "grid", "A", 2, 9, 9, 9).job(job("j").gpus(16));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.NO_MATCHING_HARDWARE,
                "ramp",
                16,
                9,
                "GPU",
                "Job j needs 16 GPUs in one pool; the largest it can run in, ramp, never has more "
                    + "than 9. Maybe cut the job into smaller gangs."));
  }

  @Test
  void reasons_poolNeverLargeForLongEnough_isMissingHardware() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100)
            .site("here", "NO", 1, 100)
            .domain("grid", "here", Measures.IT, 1)
            .pool("pool", "grid", "A", 8, 3, 8, 2)
            .job(job("j").gpus(8));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.NO_MATCHING_HARDWARE,
                "pool",
                8,
                3,
                "GPU",
                "Job j needs 8 GPUs for 2 h on end; in its window, pool pool has 3 at best "
                    + "(2026-01-05T01:00:00Z). Maybe start it when more GPUs are there, or cut the "
                    + "job into smaller gangs."));
  }

  @Test
  void reasons_policyRefusesEverySiteWithItsHardware_namesRulePerSite() {
    SmallScenario small =
        SmallScenario.onePool(1, 8)
            .site("there", "SE", 1, 100)
            .site("small", "FR", 1, 100)
            .domain("grid2", "there", Measures.IT, 1)
            .domain("grid3", "small", Measures.IT, 1)
            .pool("pool2", "grid2", "A", 8)
            .pool("pool3", "grid3", "A", 2)
            .countries("fr", "FR", "DE")
            .job(job("j").gpus(4).residency("fr"));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.RESIDENCY_FORBIDDEN,
                "fr",
                "Policy fr refuses every place that has the hardware for job j: "
                    + "here (R-RES-02: asks within DE, FR, has NO); "
                    + "there (R-RES-02: asks within DE, FR, has SE). "
                    + "Maybe allow one of these, or move the hardware."));
  }

  @Test
  void reasons_manySitesRefused_namesFourAndCounts() {
    SmallScenario small = SmallScenario.onePool(1, 8).countries("fr", "FR");
    for (int i = 1; i < 7; i++) {
      small.site("s" + i, "NO", 1, 100).domain("g" + i, "s" + i, Measures.IT, 1);
      small.pool("p" + i, "g" + i, "A", 8);
    }
    small.job(job("j").residency("fr"));
    assertThat(whyNotLast(small).getFirst().message())
        .contains("s3 (R-RES-02: asks within FR, has NO); and 3 more. Maybe")
        .doesNotContain("s4");
  }

  @Test
  void reasons_hardDeadlineTooSoon_saysSlotsNeededAtTheFastestAndThere() {
    SmallScenario small =
        new SmallScenario(30, 48)
            .type("A", 100, new PowerCap(0.9, 1.25))
            .site("here", "NO", 1, 100)
            .domain("grid", "here", Measures.IT, 1)
            .pool("pool", "grid", "A", 8)
            .job(new SmallJob("j").on("A", 10, 500).capping().from(60).by(345));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.WINDOW_TOO_SHORT,
                "A",
                16,
                9,
                "slots",
                "Job j needs 16 slots (8 h) even on A at cap 0.9; from 2026-01-05T01:00:00Z to its "
                    + "hard deadline 2026-01-05T05:45:00Z there are 9 (4.5 h). "
                    + "Maybe move its deadline."));
  }

  @Test
  void reasons_horizonTooShort_saysSo() {
    SmallScenario small = SmallScenario.onePool(1, 8).job(new SmallJob("j").on("A", 5.5, 500));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.WINDOW_TOO_SHORT,
                "A",
                6,
                4,
                "slots",
                "Job j needs 6 slots (6 h) even on A; from 2026-01-05T00:00:00Z to the end of the "
                    + "horizon 2026-01-05T04:00:00Z there are 4 (4 h). "
                    + "Maybe plan over a longer horizon."));
  }

  @Test
  void reasons_everythingWrong_listsAllThatIsTrue() {
    SmallScenario small =
        SmallScenario.onePool(1, 8)
            .countries("fr", "FR")
            .job(new SmallJob("j").on("A", 9, 500).gpus(9).residency("fr"));
    assertThat(whyNotLast(small))
        .extracting(Reason::code)
        .containsExactly(
            ReasonCode.NO_MATCHING_HARDWARE,
            ReasonCode.RESIDENCY_FORBIDDEN,
            ReasonCode.WINDOW_TOO_SHORT);
  }

  @Test
  void reasons_domainCannotCarryIt_namesTheClosestAndItsFacilitySide() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100)
            .site("here", "NO", 1.25, 100)
            .domain("grid", "here", Measures.IT, 1)
            .below("row1", "grid", "here", Measures.FACILITY, 0.006)
            .below("row2", "grid", "here", Measures.FACILITY, 0.004, 0.004, 0.009, 0.008)
            .pool("pool1", "row1", "A", 8)
            .pool("pool2", "row2", "A", 8)
            .job(job("j").gpus(8));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.EXCEEDS_DOMAIN_LIMIT,
                "row2",
                10_000,
                7_000,
                "W",
                "Job j needs 10000 W above idle in pool pool2; even with nothing else running, "
                    + "row2 has 7000 W (facility side) for it at best. "
                    + "Maybe allow power caps, or cut the job into smaller gangs."));
  }

  @Test
  void reasons_powerTaken_namesDomainTimeNeedAndFree() {
    SmallScenario small =
        SmallScenario.onePool(0.0028, 8).job(job("a").gpus(1)).job(job("j").gpus(2));
    assertThat(whyNotLast(small, 1))
        .containsExactly(
            Reason.of(
                ReasonCode.WAITING_FOR_POWER,
                "grid",
                2_000,
                1_000,
                "W",
                "Job j comes closest in pool pool from 2026-01-05T00:00:00Z; at "
                    + "2026-01-05T01:00:00Z it needs 2000 W above idle and grid has 1000 W free "
                    + "(it side). "
                    + "Maybe give it more time or more value than the jobs there have."));
  }

  @Test
  void reasons_gpusTaken_namesPoolTimeNeedAndFree() {
    SmallScenario small = SmallScenario.onePool(1, 4).job(job("a").gpus(3)).job(job("j").gpus(2));
    assertThat(whyNotLast(small, 1))
        .containsExactly(
            Reason.of(
                ReasonCode.WAITING_FOR_DEVICES,
                "pool",
                2,
                1,
                "GPU",
                "Job j comes closest in pool pool from 2026-01-05T00:00:00Z; at "
                    + "2026-01-05T01:00:00Z it needs 2 GPUs and 1 are free. "
                    + "Maybe give it more time or more value than the jobs there have."));
  }

  @Test
  void reasons_bothTaken_namesTheScarcerFirst() {
    SmallScenario small =
        SmallScenario.onePool(0.0054, 4).job(job("a").gpus(3)).job(job("j").gpus(4));
    assertThat(whyNotLast(small, 1))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.WAITING_FOR_DEVICES, ReasonCode.WAITING_FOR_POWER);
  }

  @Test
  void reasons_onlyCurtailedHoursLackPower_namesThemFirst() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100)
            .site("here", "NO", 1, 100)
            .domain("grid", "here", Measures.IT, 0.0048, 0.0048, 0.0018, 0.0048)
            .pool("pool", "grid", "A", 8)
            .job(new SmallJob("a").on("A", 2, 4_100))
            .job(job("j").gpus(2));
    List<Reason> reasons = whyNotLast(small, 0);
    assertThat(reasons.getFirst())
        .isEqualTo(
            Reason.of(
                ReasonCode.CURTAILMENT_WINDOW,
                "grid",
                2_000,
                1_000,
                "W",
                "Job j would fit in pool pool from 2026-01-05T02:00:00Z if grid were not down to "
                    + "0.0018 of its usual 0.0048 MW (it side); it is short of power from "
                    + "2026-01-05T02:00:00Z to 2026-01-05T03:00:00Z; at 2026-01-05T02:00:00Z it "
                    + "needs 2000 W above idle and 1000 W are free. "
                    + "Maybe let it end later, or move the curtailment."));
    assertThat(reasons)
        .extracting(Reason::code)
        .containsExactly(ReasonCode.CURTAILMENT_WINDOW, ReasonCode.WAITING_FOR_POWER);
  }

  @Test
  void reasons_rampThatHasNotArrived_isNoCurtailment() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100)
            .site("here", "NO", 1, 100)
            .domain("grid", "here", Measures.IT, 0.0018, 0.0018, 0.0018, 0.0048)
            .pool("pool", "grid", "A", 8)
            .job(job("j").gpus(2));
    assertThat(whyNotLast(small))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.EXCEEDS_DOMAIN_LIMIT);
  }

  @Test
  void reasons_costsMoreThanItsValue_saysBoth() {
    SmallScenario small = SmallScenario.onePool(1, 8).job(job("j").gpus(4).worth(0.5));
    assertThat(whyNotLast(small))
        .containsExactly(
            Reason.of(
                ReasonCode.NOT_WORTH_ITS_COST,
                "pool",
                0.8,
                0.5,
                "EUR",
                "The cheapest placement for job j (pool pool from 2026-01-05T00:00:00Z) costs 0.80 "
                    + "EUR; leaving it out costs 0.50 EUR. "
                    + "Maybe raise its value, or allow cheaper sites, hours or caps."));
  }

  @Test
  void reasons_cheapHoursTaken_saysWhatItWouldCostAlone() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100)
            .site("here", "NO", 1, 10, 10, 500, 500)
            .domain("grid", "here", Measures.IT, 1)
            .pool("pool", "grid", "A", 4)
            .job(job("a").gpus(3))
            .job(job("j").gpus(4).worth(2));
    assertThat(whyNotLast(small, 0))
        .containsExactly(
            Reason.of(
                ReasonCode.NOT_WORTH_ITS_COST,
                "pool",
                4,
                2,
                "EUR",
                "The cheapest placement still free for job j (pool pool from 2026-01-05T02:00:00Z) "
                    + "costs 4.00 EUR; leaving it out costs 2.00 EUR. Without the other jobs it "
                    + "would cost 0.08 EUR (pool pool from 2026-01-05T00:00:00Z). "
                    + "Maybe raise its value, or let it end later."));
  }

  @Test
  void reasons_neverWorthItAndNoRoom_putsThePriceFirst() {
    SmallScenario small =
        SmallScenario.onePool(1, 4).job(job("a").gpus(3)).job(job("j").gpus(2).worth(0.1));
    assertThat(whyNotLast(small, 1))
        .extracting(Reason::code)
        .containsExactly(ReasonCode.NOT_WORTH_ITS_COST, ReasonCode.WAITING_FOR_DEVICES);
  }

  @Test
  void reasons_fitsAndIsWorthIt_saysThatItWasNotTried() {
    assertThat(whyNotLast(SmallScenario.onePool(1, 8).job(job("j").gpus(4))))
        .containsExactly(
            Reason.of(
                ReasonCode.PENDING_EVALUATION,
                "pool",
                "Job j fits for 0.80 EUR (pool pool from 2026-01-05T00:00:00Z), less than the "
                    + "1000000.00 EUR of leaving it out; the search ended before it was tried. "
                    + "Maybe plan again with more time."));
  }

  @Test
  void reasons_cappedPlacement_saysAtWhichCap() {
    SmallScenario small =
        new SmallScenario(60, 4)
            .type("A", 100, new PowerCap(0.5, 0.8))
            .site("here", "NO", 1, 100)
            .domain("grid", "here", Measures.IT, 0.0022)
            .pool("pool", "grid", "A", 8)
            .job(job("j").gpus(4).capping());
    Reason reason = whyNotLast(small).getFirst();
    assertThat(reason.code()).isEqualTo(ReasonCode.EXCEEDS_DOMAIN_LIMIT);
    assertThat(reason.shortfall()).contains(new Shortfall(1_800, 1_400, "W"));
    assertThat(reason.message()).contains("pool pool at cap 0.5;").doesNotContain("allow power");
  }

  @Test
  void reasons_placedJob_isRefused() {
    assertThatThrownBy(() -> whyNotLast(SmallScenario.onePool(1, 8).job(job("j")), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Job j is placed: there is no reason why not");
  }
}
