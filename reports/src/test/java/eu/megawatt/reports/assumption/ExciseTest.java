package eu.megawatt.reports.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExciseTest {

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final List<Bracket> NORMAL =
      List.of(new Bracket(BigDecimal.ZERO, new BigDecimal("26.58")));
  private static final List<Bracket> LOW =
      List.of(
          new Bracket(BigDecimal.ZERO, new BigDecimal("26.58")),
          new Bracket(BigDecimal.valueOf(1_000), BigDecimal.valueOf(12)));

  @Test
  void on_everyConditionHeld_isTheReducedRate() {
    ExciseAnswer answer =
        excise(
                held("iso-50001", Holding.YES, Optional.of("c-1"), Optional.of(DAY)),
                held("heat-reuse", Holding.YES, Optional.of("c-2"), Optional.empty()))
            .on(DAY);

    assertThat(answer.isReduced()).isTrue();
    assertThat(answer.brackets()).isEqualTo(LOW);
    assertThat(answer.unmet()).isEmpty();
  }

  @Test
  void on_anyConditionNotHeld_isTheNormalRateAndNamesEach() {
    ExciseAnswer answer =
        excise(
                held("yes", Holding.YES, Optional.of("c-1"), Optional.empty()),
                held("no", Holding.NO, Optional.of("c-2"), Optional.empty()),
                held("unknown", Holding.UNKNOWN, Optional.empty(), Optional.empty()),
                held("expired", Holding.YES, Optional.of("c-3"), Optional.of(DAY.minusDays(1))),
                held("unproven", Holding.YES, Optional.empty(), Optional.empty()))
            .on(DAY);

    assertThat(answer.isReduced()).isFalse();
    assertThat(answer.brackets()).isEqualTo(NORMAL);
    assertThat(answer.unmet())
        .containsExactly(
            new Condition.Unmet("no", "it is not held"),
            new Condition.Unmet("unknown", "it is not known whether it is held"),
            new Condition.Unmet("expired", "its evidence expired on 2026-06-30"),
            new Condition.Unmet("unproven", "there is no evidence of it"));
  }

  @Test
  void on_withoutAReduction_isTheNormalRate() {
    Excise excise = new Excise(heading(), "S", "EUR", NORMAL, Optional.empty());

    assertThat(excise.on(DAY)).isEqualTo(new ExciseAnswer("tax", "EUR", NORMAL, false, List.of()));
  }

  private static Excise excise(Condition... conditions) {
    return new Excise(
        heading(), "S", "EUR", NORMAL, Optional.of(new Reduction(LOW, List.of(conditions))));
  }

  private static Condition held(
      String id, Holding held, Optional<String> evidence, Optional<LocalDate> expires) {
    return new Condition(id, held, evidence, expires);
  }

  private static Heading heading() {
    return new Heading("tax", DAY, new Source("a test", Optional.empty(), DAY, false));
  }
}
