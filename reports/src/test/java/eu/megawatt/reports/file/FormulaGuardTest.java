package eu.megawatt.reports.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormulaGuardTest {

  @Test
  void guarded_whatFormulasBeginWith_getsAnApostrophe() {
    for (String start : new String[] {"=", "+", "-", "@", "\t", "\0", "\r", "＝", "＋", "－", "＠"}) {
      assertThat(FormulaGuard.guarded(start + "1")).isEqualTo("'" + start + "1");
    }
  }

  @Test
  void guarded_ordinaryText_staysAsItIs() {
    for (String text : new String[] {"", "a=b", " =1", "'", "'a", "{\"a\":1}", "−1"}) {
      assertThat(FormulaGuard.guarded(text)).isEqualTo(text);
    }
  }

  @Test
  void guarded_textThatLooksGuarded_getsOneMore_soThatNothingIsLost() {
    assertThat(FormulaGuard.guarded("'=1")).isEqualTo("''=1");
  }

  @Test
  void guardedWithDigits_moreThanASpreadsheetKeeps_staysText() {
    assertThat(FormulaGuard.guardedWithDigits("123456789012345")).isEqualTo("123456789012345");
    assertThat(FormulaGuard.guardedWithDigits("1234567890123456")).isEqualTo("'1234567890123456");
    assertThat(FormulaGuard.guardedWithDigits("=1")).isEqualTo("'=1");
  }
}
