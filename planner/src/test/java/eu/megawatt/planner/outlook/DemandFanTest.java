package eu.megawatt.planner.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.example.Ramp;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Demand day by day. */
final class DemandFanTest {

  private static final CapacityPlan RAMP = Ramp.document().plan();

  @Test
  void days_onThoseThatAnOutlookTells_areTheOutlooks() {
    Question question = Question.usual(RAMP.from().plusYears(2), 4).withDraws(300);
    List<DemandFan.Day> days = DemandFan.of(RAMP, question);

    assertThat(days).hasSize((int) (question.to().toEpochDay() - RAMP.from().toEpochDay()));
    for (Outlook.Point point : MonteCarlo.of(RAMP, question).points()) {
      DemandFan.Day day = days.get((int) (point.day().toEpochDay() - RAMP.from().toEpochDay()));
      assertThat(day.day()).isEqualTo(point.day());
      assertThat(Math.round(day.p10Kw())).isEqualTo(point.p10Kw());
      assertThat(Math.round(day.p50Kw())).isEqualTo(point.p50Kw());
      assertThat(Math.round(day.p90Kw())).isEqualTo(point.p90Kw());
    }
  }

  @Test
  void days_tooManyNumbers_areRefused() {
    LocalDate to = RAMP.from().plusYears(14);

    assertThatThrownBy(() -> DemandFan.of(RAMP, Question.usual(to, 1).withDraws(50_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("draws");
  }
}
