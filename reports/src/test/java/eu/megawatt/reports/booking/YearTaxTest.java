package eu.megawatt.reports.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearTaxTest {

  private static final long MILLIJOULES_PER_MWH = 3_600_000_000_000L;

  /** France: the normal rate for the first GWh of the year, the reduced one above it. */
  private static final YearTax FRENCH = new YearTax(TestingBook.brackets("0:26.58 1000:12"));

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 26.58", "999, 26553.42", "1000, 26580", "1001, 26592", "10000, 134580"})
  void micro_ofAYear_isTheSumOverItsBrackets(long mwh, String eur) {
    assertThat(FRENCH.micro(BigInteger.ZERO, mwh * MILLIJOULES_PER_MWH))
        .isEqualTo(TestingBook.decimal(eur).movePointRight(6).longValueExact());
  }

  @Test
  void micro_quarterHoursOfAYear_addUpToTheTaxOfTheYear() {
    for (int seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long mostMilliJ = 1L << random.nextInt(20, 45);
      BigInteger used = BigInteger.ZERO;
      long sum = 0;
      for (int i = 0; i < 35_040; i++) {
        long milliJ = random.nextLong(mostMilliJ);
        sum += FRENCH.micro(used, milliJ);
        used = used.add(BigInteger.valueOf(milliJ));
      }
      assertThat(sum).isEqualTo(closedForm(used));
    }
  }

  /** 26.58 for all, less 14.58 for what is above a GWh; in EUR/GWh, so microeuro are exact. */
  private static long closedForm(BigInteger usedMilliJ) {
    Fraction gwh = new Fraction(usedMilliJ, BigInteger.valueOf(1_000 * MILLIJOULES_PER_MWH));
    Fraction above = gwh.minus(Fraction.of(1));
    Fraction eur = gwh.times(Fraction.of(26_580));
    if (above.compareTo(Fraction.ZERO) > 0) {
      eur = eur.minus(above.times(Fraction.of(14_580)));
    }
    return eur.times(Fraction.of(1_000_000)).halfUp();
  }

  @Test
  void micro_yearOfAGiant_isMoreThanALongOfMilliJoules() {
    BigInteger used = BigInteger.valueOf(Long.MAX_VALUE).multiply(BigInteger.TEN);

    assertThat(FRENCH.micro(used, MILLIJOULES_PER_MWH)).isEqualTo(12_000_000);
  }
}
