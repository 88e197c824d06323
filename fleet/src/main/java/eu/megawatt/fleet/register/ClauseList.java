package eu.megawatt.fleet.register;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.AnyOf;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.Failover;
import eu.megawatt.fleet.sovereignty.Is;
import eu.megawatt.fleet.sovereignty.Isolation;
import eu.megawatt.fleet.sovereignty.NoneOf;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.SealObjective;
import eu.megawatt.fleet.sovereignty.Within;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The clauses of a profile as read; countries are looked up once all of the document is read. */
final class ClauseList {

  private static final int HIGHEST_LEVEL = 9;
  private static final int MOST_FAILOVERS = 9;

  /** A clause once groups of countries are known. */
  private interface Pending {
    Clause complete(Jurisdictions jurisdictions, Issues issues);
  }

  private final List<Pending> pending = new ArrayList<>();

  void within(Rule rule, String qualifier, Attribute<Set<String>> attribute, Cursor in)
      throws IOException {
    List<Jurisdictions.Named> names = Jurisdictions.names(in);
    pending.add(
        (known, issues) -> new Within(rule, qualifier, attribute, known.resolve(names, issues)));
  }

  void within(Rule rule, Attribute<Set<String>> attribute, Cursor in) throws IOException {
    within(rule, "", attribute, in);
  }

  void only(Rule rule, String qualifier, Attribute<Set<String>> attribute, Cursor in)
      throws IOException {
    add(new Within(rule, qualifier, attribute, Set.copyOf(in.strings())));
  }

  void anyOf(Rule rule, Attribute<Set<String>> attribute, Cursor in) throws IOException {
    add(new AnyOf(rule, attribute, Set.copyOf(in.strings())));
  }

  void noneOf(Rule rule, String qualifier, Attribute<Set<String>> attribute, Cursor in)
      throws IOException {
    add(new NoneOf(rule, qualifier, attribute, Set.copyOf(in.strings())));
  }

  void atLeast(Rule rule, String qualifier, Attribute<Integer> attribute, Cursor in)
      throws IOException {
    int level = in.whole(Range.COUNT);
    if (level > HIGHEST_LEVEL) {
      in.issue("%d is out of range; it must be from 0 to %d".formatted(level, HIGHEST_LEVEL));
    }
    add(new AtLeast(rule, qualifier, attribute, level));
  }

  void is(Rule rule, Attribute<Boolean> attribute, Cursor in) throws IOException {
    add(new Is(rule, attribute, in.flag()));
  }

  void owners(OwnershipEntry owners) {
    pending.add(owners::complete);
  }

  /** Reads the object of the SEAL of each objective that stands here. */
  void seal(Cursor in) throws IOException {
    Shape<ClauseList> shape = Shape.of("an object of levels by objective");
    for (SealObjective objective : SealObjective.values()) {
      shape.optional(
          objective.name(),
          (value, its) ->
              its.atLeast(Rule.SEAL, objective.name(), Attribute.seal(objective), value));
    }
    shape.read(in, this);
  }

  /** Reads certificates by their scheme, with the level that is asked for. */
  void certificates(Cursor in) throws IOException {
    if (!in.isObject()) {
      in.notA("an object of levels by scheme, such as {\"HDS\": 0}");
      return;
    }
    in.fields(
        (value, scheme) -> atLeast(Rule.CERTIFICATE, scheme, Attribute.certificate(scheme), value));
  }

  void isolation(Cursor in) throws IOException {
    Isolation isolation = in.word(Isolation.class, Isolation::word, "a kind of isolation");
    if (isolation != null) {
      add(AtLeast.isolation(isolation));
    }
  }

  void failover(Cursor in) throws IOException {
    int places = in.whole(Range.COUNT_FROM_ONE);
    if (places > MOST_FAILOVERS) {
      in.issue("%d is out of range; it must be from 1 to %d".formatted(places, MOST_FAILOVERS));
    }
    add(new Failover(places));
  }

  private void add(Clause clause) {
    pending.add((_, _) -> clause);
  }

  List<Clause> complete(Jurisdictions jurisdictions, Issues issues) {
    return pending.stream().map(it -> it.complete(jurisdictions, issues)).toList();
  }
}
