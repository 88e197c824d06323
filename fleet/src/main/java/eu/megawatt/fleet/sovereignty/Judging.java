package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a clause says of what is known; what is not known does not pass. */
final class Judging {

  private Judging() {}

  /** From one moment up to but without another, with what it rests on but not until when. */
  static <V> Finding find(FactClause<V> clause, Place place, Instant begin, Instant end) {
    List<Subject> subjects = place.of(clause.attribute().of());
    if (subjects.isEmpty()) {
      return finding(
          clause,
          Finding.Result.UNKNOWN,
          Optional.empty(),
          "nobody named as %s".formatted(clause.attribute().of().word()),
          Set.of());
    }
    Set<String> claims = new LinkedHashSet<>();
    List<String> observed = new ArrayList<>();
    for (Subject subject : subjects) {
      Finding its = find(clause, subject, begin, end);
      if (!its.permits()) {
        return its;
      }
      claims.addAll(its.claims());
      observed.add(its.observed());
    }
    return new Finding(
        clause.key(),
        clause.rule(),
        Finding.Result.PASS,
        subjects.size() == 1 ? Optional.of(subjects.getFirst().id()) : Optional.empty(),
        String.join("; ", new LinkedHashSet<>(observed)),
        clause.required(),
        List.copyOf(claims),
        Optional.empty());
  }

  private static <V> Finding find(
      FactClause<V> clause, Subject subject, Instant begin, Instant end) {
    Timeline<V> timeline = subject.timeline(clause.attribute());
    Set<String> claims = new LinkedHashSet<>();
    Set<String> observed = new LinkedHashSet<>();
    Optional<String> of = Optional.of(subject.id());
    for (Piece<V> piece : timeline.within(begin, end)) {
      if (piece.by().isEmpty()) {
        String unknown = unknown(timeline, piece, begin);
        return finding(clause, Finding.Result.UNKNOWN, of, unknown, Set.of());
      }
      Claim<V> claim = piece.by().get();
      if (!clause.isMet(claim.value())) {
        String words = clause.words(claim.value());
        return finding(clause, Finding.Result.FAIL, of, words, Set.of(claim.id()));
      }
      claims.add(claim.id());
      observed.add(clause.words(claim.value()));
    }
    return finding(clause, Finding.Result.PASS, of, String.join(", then ", observed), claims);
  }

  private static Finding finding(
      Clause clause,
      Finding.Result result,
      Optional<String> subject,
      String observed,
      Set<String> claims) {
    return new Finding(
        clause.key(),
        clause.rule(),
        result,
        subject,
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

  /** When a clause is met at a place. */
  static <V> Spans permitted(FactClause<V> clause, Place place) {
    List<Subject> subjects = place.of(clause.attribute().of());
    Spans spans = subjects.isEmpty() ? Spans.NEVER : Spans.ALWAYS;
    for (Subject subject : subjects) {
      spans = spans.and(permitted(clause, subject.timeline(clause.attribute())));
    }
    return spans;
  }

  private static <V> Spans permitted(FactClause<V> clause, Timeline<V> timeline) {
    return Spans.of(
        timeline.pieces().stream()
            .filter(piece -> piece.by().filter(it -> clause.isMet(it.value())).isPresent())
            .map(piece -> new Span(piece.from(), piece.to()))
            .toList());
  }
}
