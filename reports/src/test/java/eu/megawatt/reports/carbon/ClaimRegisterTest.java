package eu.megawatt.reports.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.carbon.Certificates.Issued;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClaimRegisterTest {

  private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final Interval VINTAGE = new Interval(YEAR, YEAR.plusSeconds(365 * 86_400L));
  private static final Certificates CANCELLED =
      new Issued("acme", LocalDate.of(2028, 1, 1), Optional.of(LocalDate.of(2027, 2, 1)));

  @Test
  void claim_firstOfAnHour_isKept() {
    ClaimOutcome outcome = ClaimRegister.EMPTY.claim(ppa(CANCELLED), claim("paris", 5, 7));

    assertThat(claimed(outcome).of("wind")).containsExactly(claim("paris", 5, 7));
    assertThat(ClaimRegister.EMPTY.of("wind")).isEmpty();
  }

  @Test
  void claim_secondOfTheSameHour_isRefusedWhoeverClaims() {
    ClaimRegister register =
        claimed(ClaimRegister.EMPTY.claim(ppa(CANCELLED), claim("paris", 5, 7)));

    assertThat(reasons(register.claim(ppa(CANCELLED), claim("paris", 5, 7))))
        .singleElement()
        .asString()
        .contains("wind", "paris", "again");
    assertThat(reasons(register.claim(ppa(CANCELLED), claim("lulea", 5, 1)))).hasSize(1);
    assertThat(claimed(register.claim(ppa(CANCELLED), claim("lulea", 6, 1))).of("wind")).hasSize(2);
  }

  @Test
  void claim_yearOverAClaimedHour_isRefused() {
    ClaimRegister register =
        claimed(ClaimRegister.EMPTY.claim(ppa(CANCELLED), claim("paris", 5, 7)));
    Claim year = new Claim("wind", VINTAGE, "lulea", "acme", "SE3", 1);

    assertThat(reasons(register.claim(ppa(CANCELLED), year))).hasSize(1);
  }

  @Test
  void claim_moreThanIsLeft_isRefusedWithWhatIsLeft() {
    ClaimRegister register =
        claimed(ClaimRegister.EMPTY.claim(ppa(CANCELLED), claim("paris", 5, 700)));

    assertThat(reasons(register.claim(ppa(CANCELLED), claim("paris", 6, 301))))
        .containsExactly("Contract (wind) has 300 mJ left; site (paris) claims 301");
    assertThat(claimed(register.claim(ppa(CANCELLED), claim("paris", 6, 300))).of("wind"))
        .hasSize(2);
  }

  @Test
  void claim_everythingWrong_saysEveryReason() {
    Instrument instrument =
        new Instrument(
            "wind",
            InstrumentKind.PPA,
            "FR",
            VINTAGE,
            1_000,
            new Issued("other", LocalDate.of(2028, 1, 1), Optional.empty()));

    assertThat(reasons(ClaimRegister.EMPTY.claim(instrument, claim("paris", 9_000, 2_000))))
        .hasSize(5)
        .anySatisfy(it -> assertThat(it).contains("market (FR)", "(SE3)"))
        .anySatisfy(it -> assertThat(it).contains("produced from"))
        .anySatisfy(it -> assertThat(it).contains("owned by (other)"))
        .anySatisfy(it -> assertThat(it).contains("not cancelled"))
        .anySatisfy(it -> assertThat(it).contains("1000 mJ left"));
  }

  @Test
  void claim_cancelledAfterExpiry_isRefusedAndOnTheLastDayIsNot() {
    Issued late =
        new Issued("acme", LocalDate.of(2027, 1, 31), Optional.of(LocalDate.of(2027, 2, 1)));
    Issued lastDay =
        new Issued("acme", LocalDate.of(2027, 2, 1), Optional.of(LocalDate.of(2027, 2, 1)));

    assertThat(reasons(ClaimRegister.EMPTY.claim(ppa(late), claim("paris", 5, 7))))
        .singleElement()
        .asString()
        .contains("expired on 2027-01-31");
    assertThat(ClaimRegister.EMPTY.claim(ppa(lastDay), claim("paris", 5, 7)))
        .isInstanceOf(ClaimOutcome.Claimed.class);
  }

  @Test
  void claim_noGuaranteesIssued_isFineForAPpaAndNotForAGuarantee() {
    assertThat(ClaimRegister.EMPTY.claim(ppa(Certificates.NOT_ISSUED), claim("paris", 5, 7)))
        .isInstanceOf(ClaimOutcome.Claimed.class);
    assertThat(
            reasons(
                ClaimRegister.EMPTY.claim(
                    new Instrument(
                        "wind",
                        InstrumentKind.GUARANTEE,
                        "SE3",
                        VINTAGE,
                        1_000,
                        Certificates.NOT_ISSUED),
                    claim("paris", 5, 7))))
        .hasSize(1);
  }

  @Test
  void claim_ofAnotherContract_isOurMistake() {
    Claim other = new Claim("sun", VINTAGE, "paris", "acme", "SE3", 1);

    assertThatThrownBy(() -> ClaimRegister.EMPTY.claim(ppa(CANCELLED), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("sun", "wind");
  }

  @Test
  void claim_anySequence_countsNoHourTwiceAndNoMoreThanIsDelivered() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ClaimRegister register = ClaimRegister.EMPTY;
      boolean[] taken = new boolean[24];
      long left = 1_000;
      for (int i = 0; i < 60; i++) {
        int hour = random.nextInt(20);
        int hours = 1 + random.nextInt(4);
        long milliJ = random.nextLong(1, 121);
        Claim claim = claim("s" + random.nextInt(3), hour, hours, milliJ);
        boolean isFree = milliJ <= left;
        for (int h = hour; h < hour + hours; h++) {
          isFree &= !taken[h];
        }

        ClaimOutcome outcome = register.claim(ppa(CANCELLED), claim);

        assertThat(outcome instanceof ClaimOutcome.Claimed).as("seed %d", seed).isEqualTo(isFree);
        if (outcome instanceof ClaimOutcome.Claimed(ClaimRegister next)) {
          register = next;
          left -= milliJ;
          Arrays.fill(taken, hour, hour + hours, true);
        }
      }
    }
  }

  private static Instrument ppa(Certificates certificates) {
    return new Instrument("wind", InstrumentKind.PPA, "SE3", VINTAGE, 1_000, certificates);
  }

  private static Claim claim(String site, long hour, long milliJ) {
    return claim(site, hour, 1, milliJ);
  }

  private static Claim claim(String site, long hour, long hours, long milliJ) {
    Instant from = YEAR.plusSeconds(hour * 3_600);
    return new Claim(
        "wind", new Interval(from, from.plusSeconds(hours * 3_600)), site, "acme", "SE3", milliJ);
  }

  private static ClaimRegister claimed(ClaimOutcome outcome) {
    assertThat(outcome).isInstanceOf(ClaimOutcome.Claimed.class);
    return ((ClaimOutcome.Claimed) outcome).register();
  }

  private static List<String> reasons(ClaimOutcome outcome) {
    assertThat(outcome).isInstanceOf(ClaimOutcome.Refused.class);
    return ((ClaimOutcome.Refused) outcome).reasons();
  }
}
