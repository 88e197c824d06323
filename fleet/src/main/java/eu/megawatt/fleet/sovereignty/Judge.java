package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds a profile against places: a pure function, the same for admission, for the search, for what
 * if, and for looking back.
 *
 * @param clauses all that is asked for
 * @param waivers of these clauses
 * @param places what is known of a place; empty where nothing is
 */
public record Judge(
    List<Clause> clauses, List<Waiver> waivers, Function<String, Optional<Place>> places) {

  public Judge {
    clauses = List.copyOf(clauses);
    waivers = List.copyOf(waivers);
  }

  /** Without waivers, where nothing fails over. */
  public static Judge of(List<Clause> clauses) {
    return new Judge(clauses, List.of(), _ -> Optional.empty());
  }

  /** Judges a place from one moment up to but without another. */
  public Verdict verdict(Place place, Instant begin, Instant end) {
    return new Verdict(
        place.id(), clauses.stream().map(it -> finding(it, place, begin, end)).toList());
  }

  private Finding finding(Clause clause, Place place, Instant begin, Instant end) {
    Finding plain =
        switch (clause) {
          case FactClause<?> its -> Judging.find(its, place, begin, end);
          case Failover its -> failover(its, place, begin, end);
        };
    Optional<Span> covered = permitted(clause, place).covering(begin, end);
    if (plain.permits()) {
      return covered.map(it -> plain.until(it.to())).orElse(plain);
    }
    Instant last = end.isAfter(begin) ? end : begin.plusNanos(1);
    Optional<Waiver> waiver =
        waivers.stream()
            .filter(it -> it.isOf(clause, place.id()))
            .filter(it -> it.from().isBefore(last) && it.to().isAfter(begin))
            .findFirst();
    return covered.isPresent() && waiver.isPresent()
        ? plain.waived(waiver.get(), covered.get().to())
        : plain;
  }

  private Finding failover(Failover clause, Place place, Instant begin, Instant end) {
    List<String> against = new ArrayList<>();
    Optional<String> first = Optional.empty();
    for (String id : place.failovers()) {
      Optional<Verdict> its = places.apply(id).map(it -> plain().verdict(it, begin, end));
      if (its.isEmpty() || !its.get().permits()) {
        first = first.or(() -> Optional.of(id));
        against.add(its.map(it -> id + ": " + keys(it)).orElse(id + ": nothing is known of it"));
      }
    }
    boolean enough = place.failovers().size() >= clause.places();
    String observed =
        place.failovers().isEmpty()
            ? "nobody has said where it would go"
            : against.isEmpty() ? String.join(", ", place.failovers()) : String.join("; ", against);
    Finding.Result result =
        place.failovers().isEmpty()
            ? clause.places() == 0 ? Finding.Result.PASS : Finding.Result.UNKNOWN
            : enough && against.isEmpty() ? Finding.Result.PASS : Finding.Result.FAIL;
    return new Finding(
        clause.key(),
        clause.rule(),
        result,
        first,
        observed,
        clause.required(),
        List.of(),
        Optional.empty());
  }

  private static String keys(Verdict verdict) {
    return String.join(", ", verdict.against().stream().map(Finding::clause).toList());
  }

  /** The same without failover: what a place that is failed over to has to satisfy. */
  private Judge plain() {
    return new Judge(
        clauses.stream().filter(it -> !(it instanceof Failover)).toList(), waivers, places);
  }

  /** When all is permitted at a place. */
  public Permission permission(Place place) {
    Spans spans = Spans.ALWAYS;
    for (Clause clause : clauses) {
      spans = spans.and(permitted(clause, place));
    }
    return new Permission(spans);
  }

  private Spans permitted(Clause clause, Place place) {
    Spans plain =
        switch (clause) {
          case FactClause<?> its -> Judging.permitted(its, place);
          case Failover its -> permitted(its, place);
        };
    return plain.or(
        Spans.of(
            waivers.stream()
                .filter(it -> it.isOf(clause, place.id()))
                .map(it -> new Span(it.from(), it.to()))
                .toList()));
  }

  private Spans permitted(Failover clause, Place place) {
    Spans spans = place.failovers().size() >= clause.places() ? Spans.ALWAYS : Spans.NEVER;
    for (String id : place.failovers()) {
      spans =
          spans.and(places.apply(id).map(it -> plain().permission(it).spans()).orElse(Spans.NEVER));
    }
    return spans;
  }
}
