package eu.megawatt.fleet.sovereignty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether work may run at a place. */
final class VerdictTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Clause HDS = AtLeast.certificate("HDS", 0);

  @Test
  void against_aSiteThatFailsTwice_namesBothWithWhatIsKnownAndWhatIsAsked() {
    Place place =
        Place.of(
            "paris",
            Subject.of("paris", SubjectKind.SITE),
            Subject.of("us-co", SubjectKind.OPERATOR)
                .with(Attribute.OPERATOR_SEAT, List.of(claim("seat", Set.of("US"), 24))));
    Clause seat = new Within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, Set.of("FR", "SE"));

    Verdict verdict = judge(place, 1, seat, HDS);

    assertThat(verdict.against())
        .containsExactly(
            new Finding(
                "R-OPR-01",
                Rule.OPERATOR_SEAT,
                Finding.Result.FAIL,
                Optional.of("us-co"),
                "US",
                "within FR, SE",
                List.of("seat"),
                Optional.empty()),
            new Finding(
                "R-CRT-01/HDS",
                Rule.CERTIFICATE,
                Finding.Result.UNKNOWN,
                Optional.of("paris"),
                "nobody has said",
                "HDS",
                List.of(),
                Optional.empty()));
  }

  @Test
  void clause_aboutAKindOfSubjectThatNobodyHasNamed_isUnknown() {
    Verdict verdict =
        judge(Place.of("paris"), 1, new Is(Rule.KEY_ACCESS, Attribute.PROVIDER_DECRYPTS, false));

    assertThat(verdict.decision()).isEqualTo(Verdict.Decision.DENY);
    assertThat(verdict.wordsAgainst())
        .isEqualTo("R-KEY-03: asks not providerCanDecrypt, has nobody named as keys");
  }

  @Test
  void certificate_thatRunsOutBeforeTheWorkEnds_isNotEnough() {
    Place place = certified(List.of(claim("hds", 0, 24)));

    assertThat(judge(place, 24, HDS).permits()).isTrue();
    Verdict longer = judge(place, 25, HDS);
    assertThat(longer.permits()).isFalse();
    assertThat(longer.against().getFirst().observed())
        .isEqualTo("runs out on 2026-11-27T12:00:00Z, before the work ends");
  }

  @Test
  void certificate_thatIsRenewedInTime_isOneForBoth() {
    Claim<Integer> first = claim("hds", 0, 24);
    Claim<Integer> second =
        new Claim<>(
            "hds-2",
            0,
            first.evidence(),
            "somebody",
            AssuranceLevel.AUDITED,
            NOON.plus(Duration.ofHours(20)),
            NOON.plus(Duration.ofDays(2)));

    Verdict verdict = judge(certified(List.of(first, second)), 40, HDS);

    assertThat(verdict.permits()).isTrue();
    assertThat(verdict.findings().getFirst().claims()).containsExactly("hds", "hds-2");
    assertThat(verdict.validUntil()).contains(NOON.plus(Duration.ofDays(2)));
  }

  @Test
  void owners_withAPartThatNobodyIsSaidToHold_countItAsOneHolderOutside() {
    Clause cap = Ownership.ofOperator(Set.of("FR"), 240, 390);
    Place named = owned(new Holding("state", "FR", 760), new Holding("fund", "US", 240));
    Place floating = owned(new Holding("state", "FR", 750));

    assertThat(judge(named, 1, cap).permits()).isTrue();
    assertThat(judge(floating, 1, cap).wordsAgainst())
        .contains("from outside 25 % the largest, 25 % together, 25 % of it held by nobody named");
  }

  @Test
  void waiver_ofAFailingClause_permitsWithItsNameUntilItEnds() {
    Place place = certified(List.of());
    Waiver waiver =
        new Waiver(
            "R-CRT-01/HDS",
            Optional.of("paris"),
            "A. Martin",
            "audit in January",
            NOON,
            NOON.plus(Duration.ofDays(30)));
    Judge judge = new Judge(List.of(HDS), List.of(waiver), _ -> Optional.empty());

    Verdict verdict = judge.verdict(place, NOON, NOON.plus(Duration.ofDays(30)));

    assertThat(verdict.decision()).isEqualTo(Verdict.Decision.PERMIT_WITH_WAIVER);
    assertThat(verdict.findings().getFirst().observed())
        .isEqualTo("nobody has said; waived by A. Martin: audit in January");
    assertThat(verdict.validUntil()).contains(NOON.plus(Duration.ofDays(30)));
    assertThat(judge.verdict(place, NOON, NOON.plus(Duration.ofDays(31))).permits()).isFalse();
  }

  @Test
  void subject_withAValueOfAnotherTypeOrAnAttributeOfAnotherKind_isRefused() {
    Subject site = Subject.of("paris", SubjectKind.SITE);
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Claim<Integer>> words = (List) List.of(claim("hds", "yes", 24));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> site.with(Attribute.certificate("HDS"), words))
        .withMessageContaining("must be a level");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> site.with(Attribute.CADA, List.of(claim("cada", 3, 24))))
        .withMessage("operator.cada is known of kind operator; paris is of kind site");
  }

  private static Verdict judge(Place place, int hours, Clause... clauses) {
    return Judge.of(List.of(clauses)).verdict(place, NOON, NOON.plus(Duration.ofHours(hours)));
  }

  private static Place certified(List<Claim<Integer>> claims) {
    return Place.of(
        "paris", Subject.of("paris", SubjectKind.SITE).with(Attribute.certificate("HDS"), claims));
  }

  private static Place owned(Holding... owners) {
    return Place.of(
        "paris",
        Subject.of("co", SubjectKind.OPERATOR)
            .with(Attribute.OPERATOR_OWNERS, List.of(claim("owners", List.of(owners), 24))));
  }

  private static <V> Claim<V> claim(String id, V value, int hours) {
    return new Claim<>(
        id,
        value,
        Optional.of(new Evidence("a".repeat(64), URI.create("https://evidence.example/" + id))),
        "somebody",
        AssuranceLevel.AUDITED,
        NOON,
        NOON.plus(Duration.ofHours(hours)));
  }
}
