package eu.megawatt.bench.jmh;

import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.DataState;
import eu.megawatt.fleet.sovereignty.Holding;
import eu.megawatt.fleet.sovereignty.NoneOf;
import eu.megawatt.fleet.sovereignty.Ownership;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Profiles;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import eu.megawatt.fleet.sovereignty.Within;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One job against 200 places under a profile of ten clauses: when each permits it, and beside it
 * every clause's word on each, as an explanation has it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JobAgainstPlaces {

  private static final int PLACES = 200;
  private static final String PROFILE = "asked";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> COUNTRIES = List.of("FR", "SE", "DE", "US", "CN");

  private final SplittableRandom random = new SplittableRandom(5);
  private final Register register = register();

  @Benchmark
  public int permissions() {
    Instant begin = START.plus(Duration.ofHours(random.nextInt(5_000)));
    long from = begin.toEpochMilli();
    long to = begin.plus(Duration.ofHours(30)).toEpochMilli();
    int permitted = 0;
    for (Place place : register.places()) {
      permitted += register.permission(PROFILE, place.id()).covers(from, to) ? 1 : 0;
    }
    return permitted;
  }

  @Benchmark
  public int verdicts() {
    Instant begin = START.plus(Duration.ofHours(random.nextInt(5_000)));
    Instant end = begin.plus(Duration.ofHours(30));
    int permitted = 0;
    for (Place place : register.places()) {
      permitted += register.judge(PROFILE).verdict(place, begin, end).permits() ? 1 : 0;
    }
    return permitted;
  }

  private Register register() {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      places.add(place("place" + i));
    }
    return Register.of(
        "bench", "bench", Profiles.of(List.of(Profile.of(PROFILE, clauses()))), places);
  }

  private static List<Clause> clauses() {
    Set<String> union = Set.of("FR", "SE", "DE");
    List<Clause> clauses = new ArrayList<>();
    for (DataState state : DataState.values()) {
      clauses.add(Within.residency(state, union));
    }
    clauses.add(new Within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, union));
    clauses.add(Ownership.ofOperator(union, 240, 390));
    clauses.add(new NoneOf(Rule.LAWS, "", Attribute.OPERATOR_LAWS, Set.of("CLOUD_ACT")));
    clauses.add(AtLeast.certificate("HDS", 0));
    clauses.add(new AtLeast(Rule.CADA, "", Attribute.CADA, 2));
    return clauses;
  }

  private Place place(String id) {
    Subject site = Subject.of(id, SubjectKind.SITE);
    for (DataState state : DataState.values()) {
      if (state != DataState.TELEMETRY) {
        site = site.with(Attribute.data(state), claims(id + state, Set.of(country())));
      }
    }
    return Place.of(
        id,
        site.with(Attribute.certificate("HDS"), claims(id + "hds", 0)),
        Subject.of(id + "/sink", SubjectKind.TELEMETRY)
            .with(Attribute.data(DataState.TELEMETRY), claims(id + "sink", Set.of("FR"))),
        Subject.of(id + "/operator", SubjectKind.OPERATOR)
            .with(Attribute.OPERATOR_SEAT, claims(id + "seat", Set.of("FR")))
            .with(
                Attribute.OPERATOR_OWNERS,
                claims(id + "owners", List.of(new Holding("holder", "FR", Holding.WHOLE))))
            .with(Attribute.OPERATOR_LAWS, claims(id + "laws", Set.of()))
            .with(Attribute.CADA, claims(id + "cada", 2 + random.nextInt(2))));
  }

  private String country() {
    return random.nextInt(20) == 0
        ? COUNTRIES.get(random.nextInt(COUNTRIES.size()))
        : COUNTRIES.getFirst();
  }

  /** Two years in two claims, renewed in time. */
  private static <V> List<Claim<V>> claims(String id, V value) {
    Instant middle = START.plus(Duration.ofDays(300));
    return List.of(
        claim(id + "-1", value, START.minus(Duration.ofDays(300)), middle),
        claim(
            id + "-2", value, middle.minus(Duration.ofDays(30)), START.plus(Duration.ofDays(600))));
  }

  private static <V> Claim<V> claim(String id, V value, Instant from, Instant to) {
    return new Claim<>(id, value, Optional.empty(), "an auditor", AssuranceLevel.AUDITED, from, to);
  }
}
