package eu.megawatt.planner.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

  private static final LocalDate TO = LocalDate.parse("2031-12-01");
  private static final CapacityPlan RAMP = Ramp.document().plan();
  private static final Outlook BASE = MonteCarlo.of(RAMP, Question.usual(TO, 3));

  private static Difference difference(ChangeCard... cards) {
    return Difference.of(
        BASE, MonteCarlo.of(Changes.of(RAMP, List.of(cards)), Question.usual(TO, 3)));
  }

  @Test
  void difference_withItself_isAllZeros() {
    assertThat(Difference.of(BASE, MonteCarlo.of(RAMP, Question.usual(TO, 3))))
        .isEqualTo(new Difference(Optional.of(0L), Optional.of(0L), 0, 0, 0, List.of()));
  }

  @Test
  void worse_isNeverLater() {
    List<ChangeCard> worse =
        List.of(
            new ChangeCard.SiteDelay("SE-BOR-1", 365),
            new ChangeCard.StepDelay("bor-2-firm", 90),
            new ChangeCard.LimitCut("FR-PAR-1", LocalDate.parse("2027-01-01"), 30_000),
            new ChangeCard.NewTenant(
                new Project(
                    "new",
                    "eu",
                    "new",
                    "inference",
                    "GB300",
                    6_000,
                    LocalDate.parse("2027-02-01"),
                    0,
                    1_000,
                    Delay.NONE)),
            new ChangeCard.HeatWave("FR-PAR-1", 8),
            new ChangeCard.GridLimitation("FR-PAR-1", 150),
            new ChangeCard.Embargo("GB300", LocalDate.parse("2027-01-01")),
            new ChangeCard.ModelSwap("assistant", 1.5));
    for (ChangeCard card : worse) {
      Difference its = difference(card);

      assertThat(its.p50Days().orElse(0L)).as(card.toString()).isNotPositive();
      assertThat(its.p90Days().orElse(0L)).as(card.toString()).isNotPositive();
      assertThat(its.withinRatio()).as(card.toString()).isNotNegative();
    }
    assertThat(difference(worse.get(2)).p50Days().orElseThrow()).isNegative();
  }

  @Test
  void smallerModel_movesTheDateAndThePeak() {
    Difference its = difference(new ChangeCard.ModelSwap("assistant", 0.3));

    assertThat(its.p50Days().orElseThrow()).isPositive();
    assertThat(its.peakKw()).isNegative();
    assertThat(its.supplyKw()).isZero();
  }

  @Test
  void gpuSwap_takesTheDemandOfTheOldTypeAway() {
    CapacityPlan changed = Changes.of(RAMP, List.of(new ChangeCard.GpuSwap("H200", "GB300", 0.5)));

    assertThat(changed.streams()).noneMatch(it -> it.gpuType().equals("H200"));
    assertThat(changed.streams().getFirst().startKw())
        .isEqualTo(RAMP.streams().getFirst().startKw() / 2);
  }

  @Test
  void stepOfOtherPower_isThatStepAloneAndMovesTheSupplyByTheDifference() {
    CapacityPlan changed = Changes.of(RAMP, List.of(new ChangeCard.StepPower("bor-1", 10_000)));

    for (SupplyStep step : RAMP.steps()) {
      SupplyStep its = changed.step(step.id()).orElseThrow();
      assertThat(its.withGridKw(1)).isEqualTo(step.withGridKw(1));
      assertThat(its.gridKw()).isEqualTo(step.id().equals("bor-1") ? 10_000 : step.gridKw());
    }
    SupplyStep before = RAMP.step("bor-1").orElseThrow();
    assertThat(before.gridKw()).isGreaterThan(10_000);
    assertThat(difference(new ChangeCard.StepPower("bor-1", before.gridKw())).supplyKw()).isZero();
    assertThat(difference(new ChangeCard.StepPower("bor-1", 10_000)).supplyKw()).isNegative();
    assertThatThrownBy(() -> new ChangeCard.StepPower("bor-1", 0)).hasMessageContaining("bor-1");
  }

  @Test
  void card_ofWhatThereIsNot_isRefused() {
    assertThatThrownBy(() -> Changes.of(RAMP, List.of(new ChangeCard.SiteDelay("NO-WHERE", 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NO-WHERE");
  }

  @Test
  void otherQuestions_areWarnedOf() {
    Outlook other = MonteCarlo.of(RAMP, Question.usual(TO.minusYears(1), 4));

    assertThat(Difference.of(BASE, other).warnings())
        .hasSize(2)
        .anyMatch(it -> it.contains("seed"))
        .anyMatch(it -> it.contains("horizon"));
  }
}
