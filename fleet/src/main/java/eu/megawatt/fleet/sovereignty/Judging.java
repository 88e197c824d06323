package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a clause says of a site; what is not known does not pass. */
final class Judging {

  private Judging() {}

  /** From one moment up to but without another, with what it rests on. */
  static Finding find(Clause clause, FactSet site, Instant begin, Instant end) {
    return find(clause, clause.test(), site, begin, end);
  }

  private static <V> Finding find(
      Clause clause, Clause.Test<V> test, FactSet site, Instant begin, Instant end) {
    Timeline<V> timeline = site.timeline(test.attribute());
    Set<String> claims = new LinkedHashSet<>();
    Set<String> observed = new LinkedHashSet<>();
    for (Piece<V> piece : timeline.within(begin, end)) {
      if (piece.by().isEmpty()) {
        return finding(clause, Finding.Result.UNKNOWN, unknown(timeline, piece, begin), Set.of());
      }
      Claim<V> claim = piece.by().get();
      if (!test.isMet(claim.value())) {
        return finding(
            clause, Finding.Result.FAIL, test.words(claim.value()), Set.of(claim.id()));
      }
      claims.add(claim.id());
      observed.add(test.words(claim.value()));
    }
    return new Finding(
        clause.rule(),
        Finding.Result.PASS,
        String.join(", then ", observed),
        clause.required(),
        List.copyOf(claims),
        Optional.of(passesUntil(test, timeline, begin)));
  }

  private static Finding finding(
      Clause clause, Finding.Result result, String observed, Set<String> claims) {
    return new Finding(
        clause.rule(),
        result,
        observed,
        clause.required(),
        List.copyOf(claims),
        Optional.empty());
  }

  private static <V> String unknown(Timeline<V> timeline, Piece<V> gap, Instant begin) {
    if (timeline.claims().isEmpty()) {
      return "nobody has said";
    }
    if (gap.from().isAfter(begin)) {
      return "runs out on %s, before the work ends".formatted(gap.from());
    }
    return gap.from().equals(Instant.MIN)
        ? "known from %s on only".formatted(gap.to())
        : "has run out on %s".formatted(gap.from());
  }

  private static <V> Instant passesUntil(
      Clause.Test<V> test, Timeline<V> timeline, Instant begin) {
    Instant until = begin;
    for (Span span : permitted(test, timeline)) {
      if (!span.from().isAfter(begin) && span.to().isAfter(begin)) {
        until = span.to();
      }
    }
    return until;
  }

  /** When a clause is met, in the order of time, no two of them touching. */
  static List<Span> permitted(Clause clause, FactSet site) {
    return permitted(clause.test(), site);
  }

  private static <V> List<Span> permitted(Clause.Test<V> test, FactSet site) {
    return permitted(test, site.timeline(test.attribute()));
  }

  private static <V> List<Span> permitted(Clause.Test<V> test, Timeline<V> timeline) {
    List<Span> spans = new ArrayList<>();
    for (Piece<V> piece : timeline.pieces()) {
      if (piece.by().filter(it -> test.isMet(it.value())).isEmpty()) {
        continue;
      }
      if (!spans.isEmpty() && spans.getLast().to().equals(piece.from())) {
        spans.add(new Span(spans.removeLast().from(), piece.to()));
      } else {
        spans.add(new Span(piece.from(), piece.to()));
      }
    }
    return spans;
  }

  static String words(Set<String> some) {
    return some.isEmpty() ? "none" : String.join(", ", new TreeSet<>(some));
  }
}
