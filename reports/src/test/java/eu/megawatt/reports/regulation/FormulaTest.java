package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FormulaTest {

  private static final Map<String, BigDecimal> VALUES =
      Map.of(
          "EDC", BigDecimal.valueOf(12),
          "EDC-BG", BigDecimal.valueOf(2),
          "BG", BigDecimal.valueOf(5),
          "ZERO", BigDecimal.ZERO);

  @Test
  void value_hyphenInAnId_isNoMinus() {
    assertThat(value("EDC-BG")).isEqualByComparingTo("2");
    assertThat(value("EDC - BG")).isEqualByComparingTo("7");
    assertThat(Formula.parse("EDC-BG + EDC").pointIds()).containsExactly("EDC", "EDC-BG");
  }

  @Test
  void value_pointsBeforeLinesAndLeftToRight_isArithmetic() {
    assertThat(value("2 + 3 * 4")).isEqualByComparingTo("14");
    assertThat(value("20 - 3 - 4")).isEqualByComparingTo("13");
    assertThat(value("24 / 4 / 2")).isEqualByComparingTo("3");
    assertThat(value("(2 + 3) * 4")).isEqualByComparingTo("20");
    assertThat(value("EDC / (EDC-BG / 1000)")).isEqualByComparingTo("6000");
  }

  @Test
  void value_missingPointOrDivisorZero_isNone() {
    assertThat(Formula.parse("EDC / NOBODY").value(VALUES)).isEmpty();
    assertThat(Formula.parse("NOBODY + 1").value(VALUES)).isEmpty();
    assertThat(Formula.parse("EDC / ZERO").value(VALUES)).isEmpty();
    assertThat(Formula.parse("ZERO / EDC").value(VALUES)).isPresent();
  }

  @Test
  void parse_noFormula_saysWhatIsWrong() {
    assertRefused("EDC /", "missing");
    assertRefused("", "missing");
    assertRefused("(EDC", "not closed");
    assertRefused("EDC EIT", "(EIT) is too much");
    assertRefused("EDC ^ 2", "character 5");
    assertRefused("* 2", "missing before (*)");
    assertRefused("(".repeat(100_000), "more than 32");
  }

  @Test
  void value_randomSumsOfProducts_isWhatIsCalculatedBesideThem() {
    for (int seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder("0");
      long expected = 0;
      for (int i = random.nextInt(8); i > 0; i--) {
        boolean isMinus = random.nextBoolean();
        long product = 1;
        text.append(isMinus ? " - " : " + ").append("1");
        for (int j = random.nextInt(4); j > 0; j--) {
          long factor = random.nextLong(20);
          product *= factor;
          text.append(" * ").append(factor);
        }
        expected += isMinus ? -product : product;
      }

      assertThat(value(text.toString())).as(text.toString()).isEqualByComparingTo("" + expected);
    }
  }

  private static BigDecimal value(String text) {
    return Formula.parse(text).value(VALUES).orElseThrow();
  }

  private static void assertRefused(String text, String why) {
    assertThatThrownBy(() -> Formula.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
