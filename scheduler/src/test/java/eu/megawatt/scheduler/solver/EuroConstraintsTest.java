package eu.megawatt.scheduler.solver;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Spots;
import org.junit.jupiter.api.Test;
import org.optaplanner.core.api.score.stream.ConstraintStreamImplType;
import org.optaplanner.test.api.score.stream.ConstraintVerifier;

class EuroConstraintsTest {

  /** 3 kW above idle are left in the domain, and the pool has two GPUs. */
  private final Share share =
      Share.whole(
          Problem.of(
              SmallScenario.onePool(0.0032, 2)
                  .job(new SmallJob("a").on("A", 2, 2_100).worth(7))
                  .job(new SmallJob("b").on("A", 2, 2_100).worth(0.5))
                  .job(new SmallJob("c").on("A", 2, 100).gpus(2).due(120, 6))
                  .scenario()));

  private final CapacityRow power = CapacityRow.ofDomain(share, 0);
  private final CapacityRow gpus = CapacityRow.ofPool(share, 0);

  private final ConstraintVerifier<EuroConstraints, PlanningBoard> verifier =
      ConstraintVerifier.<EuroConstraints, PlanningBoard>build(
              new EuroConstraints(), PlanningBoard.class, PlannedJob.class)
          .withConstraintStreamImplType(ConstraintStreamImplType.BAVET);

  private PlannedJob at(int job, int start) {
    return new PlannedJob(share, job, share.problem.spots.of(0, 0, start));
  }

  private PlannedJob leftOut(int job) {
    return new PlannedJob(share, job, Spots.NONE);
  }

  @Test
  void powerDomainLimit_twoJobsInOneHour_penalizesTheMilliwattsOver() {
    verifier
        .verifyThat(EuroConstraints::powerDomainLimit)
        .given(power, gpus, at(0, 0), at(1, 1))
        .penalizesBy(1_000_000);
  }

  @Test
  void powerDomainLimit_oneAfterTheOther_isKept() {
    verifier
        .verifyThat(EuroConstraints::powerDomainLimit)
        .given(power, gpus, at(0, 0), at(1, 2), leftOut(2))
        .penalizesBy(0);
  }

  @Test
  void poolSize_threeGpusInOneHour_penalizesTheGpuOver() {
    verifier
        .verifyThat(EuroConstraints::poolSize)
        .given(power, gpus, at(0, 0), at(2, 1))
        .penalizesBy(1);
  }

  @Test
  void poolSize_twoGpus_isKept() {
    verifier
        .verifyThat(EuroConstraints::poolSize)
        .given(power, gpus, at(0, 0), at(1, 0), leftOut(2))
        .penalizesBy(0);
  }

  @Test
  void running_placedJobs_costEnergyAndLateness() {
    verifier
        .verifyThat(EuroConstraints::running)
        .given(at(0, 1), at(2, 1), leftOut(1))
        .penalizesBy(400_000 + 6_000_000);
  }

  @Test
  void paidToRun_negativePrices_rewardsAndCostsNothing() {
    Share paid =
        Share.whole(
            Problem.of(
                new SmallScenario(60, 4)
                    .type("A", 100)
                    .site("here", "NO", 1, -50)
                    .domain("grid", "here", Measures.IT, 1)
                    .pool("pool", "grid", "A", 8)
                    .job(new SmallJob("a").on("A", 2, 1_100))
                    .scenario()));
    PlannedJob job = new PlannedJob(paid, 0, 0L);
    verifier.verifyThat(EuroConstraints::paidToRun).given(job).rewardsWith(100_000);
    verifier.verifyThat(EuroConstraints::running).given(job).penalizesBy(0);
  }

  @Test
  void leftOut_jobsWithoutASpot_costTheirValue() {
    verifier
        .verifyThat(EuroConstraints::leftOut)
        .given(leftOut(0), leftOut(1), at(2, 0))
        .penalizesBy(7_500_000);
  }
}
