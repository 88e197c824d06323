package eu.megawatt.fleet.sovereignty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether work may run at a site. */
final class VerdictTest {

  private static final int CASES = 10_000;
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private FactSet facts = FactSet.of("somewhere");
  private RuleTable table = new RuleTable();

  @Test
  void permits_ofTenThousandByChance_saysWhatTheRuleTableSays() {
    int permitted = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Draw draw = new Draw(seed);
      claim(draw);
      List<Clause> clauses = clauses(draw);
      Instant begin = draw.time();
      Instant end = begin.plus(Duration.ofHours(1 + draw.upTo(60)));

      boolean permits = Verdict.of(clauses, facts, begin, end).permits();

      assertThat(permits)
          .as("seed %d: %s from %s to %s", seed, clauses, begin, end)
          .isEqualTo(table.permits(clauses, begin, end));
      assertThat(
              Permission.of(clauses, facts).covers(begin.toEpochMilli(), end.toEpochMilli()))
          .as("seed %d", seed)
          .isEqualTo(permits);
      permitted += permits ? 1 : 0;
    }
    assertThat(permitted).isBetween(CASES / 20, CASES * 19 / 20);
  }

  private void claim(Draw draw) {
    facts = FactSet.of("somewhere");
    table = new RuleTable();
    for (DataState state : DataState.values()) {
      add(Attribute.COUNTRIES.get(state), draw.claims(() -> draw.some(Draw.COUNTRIES)));
    }
    add(Attribute.OPERATOR_SEAT, draw.claims(() -> draw.oneOf(Draw.COUNTRIES)));
    add(Attribute.OPERATOR_OWNERS, draw.claims(draw::owners));
    add(Attribute.LAWS, draw.claims(() -> draw.some(Draw.LAWS)));
    Draw.SCHEMES.forEach(
        it -> add(Attribute.certificate(it), draw.claims(() -> draw.upTo(3))));
    for (SealObjective objective : SealObjective.values()) {
      add(Attribute.seal(objective), draw.claims(() -> draw.upTo(4)));
    }
  }

  private <V> void add(Attribute<V> attribute, List<Claim<V>> claims) {
    facts = facts.with(attribute, claims);
    table.add(attribute.name(), claims);
  }

  private static List<Clause> clauses(Draw draw) {
    List<Clause> clauses = new ArrayList<>();
    for (int i = draw.upTo(3); i >= 0; i--) {
      clauses.add(
          switch (draw.upTo(5)) {
            case 0 ->
                new Residency(
                    draw.oneOf(List.of(DataState.values())), draw.some(Draw.COUNTRIES));
            case 1 -> new Seat(draw.some(Draw.COUNTRIES));
            case 2 -> new Ownership(draw.some(Draw.COUNTRIES), draw.upTo(400), draw.upTo(600));
            case 3 -> new NotUnder(draw.some(Draw.LAWS));
            case 4 -> new Certified(draw.oneOf(Draw.SCHEMES), draw.upTo(2));
            default ->
                new Seal(draw.oneOf(List.of(SealObjective.values())), draw.upTo(3));
          });
    }
    return clauses;
  }

  @Test
  void against_aSiteThatFailsTwice_namesBothWithWhatIsKnownAndWhatIsAsked() {
    facts =
        facts
            .with(Attribute.OPERATOR_SEAT, List.of(claim("seat", "US", 24)))
            .with(Attribute.CADA, List.of(claim("cada", 2, 24)));
    List<Clause> clauses = List.of(new Seat(Set.of("FR", "SE")), new Certified("HDS", 0));

    Verdict verdict = Verdict.of(clauses, facts, NOON, NOON.plus(Duration.ofHours(1)));

    assertThat(verdict.against())
        .containsExactly(
            new Finding(
                "R-OPR-01",
                Finding.Result.FAIL,
                "US",
                "a seat in FR, SE",
                List.of("seat"),
                Optional.empty()),
            new Finding(
                "R-CRT-01/HDS",
                Finding.Result.UNKNOWN,
                "nobody has said",
                "HDS",
                List.of(),
                Optional.empty()));
  }

  @Test
  void certificate_thatRunsOutBeforeTheWorkEnds_isNotEnough() {
    facts = facts.with(Attribute.certificate("HDS"), List.of(claim("hds", 0, 24)));
    List<Clause> clauses = List.of(new Certified("HDS", 0));

    assertThat(Verdict.of(clauses, facts, NOON, NOON.plus(Duration.ofHours(24))).permits())
        .isTrue();
    Verdict longer = Verdict.of(clauses, facts, NOON, NOON.plus(Duration.ofHours(25)));
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
            NOON.plus(Duration.ofHours(48)));
    facts = facts.with(Attribute.certificate("HDS"), List.of(first, second));

    Verdict verdict =
        Verdict.of(List.of(new Certified("HDS", 0)), facts, NOON, NOON.plus(Duration.ofHours(40)));

    assertThat(verdict.permits()).isTrue();
    assertThat(verdict.findings().getFirst().claims()).containsExactly("hds", "hds-2");
    assertThat(verdict.validUntil()).contains(NOON.plus(Duration.ofHours(48)));
  }

  private static <V> Claim<V> claim(String id, V value, int hours) {
    return new Claim<>(
        id,
        value,
        new Evidence("a".repeat(64), java.net.URI.create("https://evidence.example/" + id)),
        "somebody",
        AssuranceLevel.AUDITED,
        NOON,
        NOON.plus(Duration.ofHours(hours)));
  }
}
