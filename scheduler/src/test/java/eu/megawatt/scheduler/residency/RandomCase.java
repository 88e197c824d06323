package eu.megawatt.scheduler.residency;

import eu.megawatt.fleet.sovereignty.AnyOf;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.DataState;
import eu.megawatt.fleet.sovereignty.Failover;
import eu.megawatt.fleet.sovereignty.Is;
import eu.megawatt.fleet.sovereignty.Isolation;
import eu.megawatt.fleet.sovereignty.Judge;
import eu.megawatt.fleet.sovereignty.NoneOf;
import eu.megawatt.fleet.sovereignty.Ownership;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Profiles;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.SealObjective;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import eu.megawatt.fleet.sovereignty.Waiver;
import eu.megawatt.fleet.sovereignty.Within;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three places, a profile and some work by chance, for what is tested and for its oracle. */
final class RandomCase {

  static final List<String> PLACES = List.of("here", "there", "elsewhere");

  static final String PROFILE = "profile";

  final Map<String, Place> places = new LinkedHashMap<>();
  final RuleTable table = new RuleTable();
  final List<Clause> clauses;
  final List<Waiver> waivers;
  final Instant begin;
  final Instant end;
  private final int slackHours;
  private final Draw draw;

  RandomCase(long seed) {
    draw = new Draw(seed);
    PLACES.forEach(this::place);
    clauses = clauses();
    waivers = waivers();
    begin = draw.time();
    end = begin.plus(Duration.ofHours(1 + draw.upTo(60)));
    slackHours = draw.upTo(24);
  }

  Register register() {
    return Register.of(
        "by chance",
        "three places",
        Profiles.of(List.of(new Profile(PROFILE, 1, PROFILE, Optional.empty(), clauses, waivers))),
        places.values());
  }

  Judge judge() {
    return register().judge(PROFILE);
  }

  /** By how many hours the work may begin later than it might. */
  int slackHours() {
    return slackHours;
  }

  private void place(String id) {
    List<Subject> subjects = new ArrayList<>();
    subjects.add(site(id));
    for (int i = draw.upTo(12) == 0 ? 0 : draw.upTo(8) == 0 ? 2 : 1; i > 0; i--) {
      subjects.add(operator(id, "operator-" + i));
    }
    subjects.add(keys(id));
    if (draw.upTo(10) > 0) {
      Subject sink = Subject.of("sink", SubjectKind.TELEMETRY);
      subjects.add(
          with(id, sink, Attribute.data(DataState.TELEMETRY), draw.claims(draw::countries)));
    }
    subjects.forEach(it -> table.subjects.add(new RuleTable.Named(id, it.id(), it.kind())));
    List<String> failovers = draw.upTo(2) == 0 ? List.of() : List.of(draw.oneOf(PLACES));
    table.failovers.put(id, failovers);
    places.put(id, new Place(id, subjects, failovers, List.of()));
  }

  private Subject site(String place) {
    Subject site = Subject.of("site", SubjectKind.SITE);
    for (DataState state : DataState.values()) {
      if (state != DataState.TELEMETRY) {
        site = with(place, site, Attribute.data(state), draw.claims(draw::countries));
      }
    }
    for (String scheme : Draw.SCHEMES) {
      site = with(place, site, Attribute.certificate(scheme), draw.claims(() -> draw.upTo(3)));
    }
    for (SealObjective objective : SealObjective.values()) {
      site = with(place, site, Attribute.seal(objective), draw.claims(() -> draw.upTo(4)));
    }
    return with(place, site, Attribute.ISOLATION, draw.claims(() -> draw.upTo(3)));
  }

  private Subject operator(String place, String id) {
    Subject operator = Subject.of(id, SubjectKind.OPERATOR);
    operator = with(place, operator, Attribute.OPERATOR_SEAT, draw.claims(draw::countries));
    operator = with(place, operator, Attribute.OPERATOR_OWNERS, draw.claims(draw::owners));
    return with(place, operator, Attribute.OPERATOR_LAWS, draw.claims(() -> draw.some(Draw.LAWS)));
  }

  private Subject keys(String place) {
    Subject keys = Subject.of("keys", SubjectKind.KEYS);
    keys = with(place, keys, Attribute.CUSTODY, draw.claims(() -> draw.some(Draw.CUSTODY)));
    return with(place, keys, Attribute.PROVIDER_DECRYPTS, draw.claims(() -> draw.upTo(2) == 0));
  }

  private <V> Subject with(
      String place, Subject subject, Attribute<V> attribute, List<Claim<V>> claims) {
    claims.forEach(
        it -> table.rows.add(new RuleTable.Row(place, subject.id(), attribute.name(), it)));
    return subject.with(attribute, claims);
  }

  private List<Clause> clauses() {
    Map<String, Clause> clauses = new HashMap<>();
    for (int i = draw.upTo(3); i >= 0; i--) {
      Clause clause =
          switch (draw.upTo(9)) {
            case 0, 1 ->
                Within.residency(
                    draw.oneOf(List.of(DataState.values())), draw.some(Draw.COUNTRIES));
            case 2 ->
                new Within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, draw.some(Draw.COUNTRIES));
            case 3 ->
                Ownership.ofOperator(draw.some(Draw.COUNTRIES), draw.upTo(600), draw.upTo(900));
            case 4 -> new NoneOf(Rule.LAWS, "", Attribute.OPERATOR_LAWS, draw.some(Draw.LAWS));
            case 5 -> AtLeast.certificate(draw.oneOf(Draw.SCHEMES), draw.upTo(2));
            case 6 -> new AnyOf(Rule.KEY_CUSTODY, Attribute.CUSTODY, draw.some(Draw.CUSTODY));
            case 7 -> new Is(Rule.KEY_ACCESS, Attribute.PROVIDER_DECRYPTS, false);
            case 8 -> new Failover(draw.upTo(2));
            default ->
                draw.upTo(1) == 0
                    ? AtLeast.isolation(draw.oneOf(List.of(Isolation.values())))
                    : AtLeast.seal(draw.oneOf(List.of(SealObjective.values())), draw.upTo(3));
          };
      clauses.put(clause.key(), clause);
    }
    return List.copyOf(clauses.values());
  }

  private List<Waiver> waivers() {
    if (draw.upTo(2) > 0) {
      return List.of();
    }
    Instant from = draw.time();
    return List.of(
        new Waiver(
            draw.oneOf(clauses).key(),
            draw.upTo(1) == 0 ? Optional.empty() : Optional.of(draw.oneOf(PLACES)),
            "somebody",
            "a reason",
            from,
            from.plus(Duration.ofHours(12L * (1 + draw.upTo(10))))));
  }
}
