package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Stretches of time, in their order, no two of them touching. Immutable. */
record Spans(List<Span> all) {

  static final Spans ALWAYS = new Spans(List.of(new Span(Instant.MIN, Instant.MAX)));
  static final Spans NEVER = new Spans(List.of());

  Spans {
    all = List.copyOf(all);
  }

  /** When any of some stretches is, in whatever order they are. */
  static Spans of(List<Span> some) {
    List<Span> sorted = new ArrayList<>(some);
    sorted.sort(Comparator.comparing(Span::from));
    List<Span> merged = new ArrayList<>();
    for (Span next : sorted) {
      if (!merged.isEmpty() && !merged.getLast().to().isBefore(next.from())) {
        Span last = merged.removeLast();
        Instant to = last.to().isAfter(next.to()) ? last.to() : next.to();
        merged.add(new Span(last.from(), to));
      } else {
        merged.add(next);
      }
    }
    return new Spans(merged);
  }

  /** When both are. */
  Spans and(Spans others) {
    List<Span> both = new ArrayList<>();
    for (Span one : all) {
      for (Span other : others.all) {
        Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
        Instant to = one.to().isBefore(other.to()) ? one.to() : other.to();
        if (from.isBefore(to)) {
          both.add(new Span(from, to));
        }
      }
    }
    return new Spans(both);
  }

  /** When either is. */
  Spans or(Spans others) {
    List<Span> either = new ArrayList<>(all);
    either.addAll(others.all);
    return of(either);
  }

  /** The stretch that covers another one whole; a moment counts as a stretch of no length. */
  Optional<Span> covering(Instant begin, Instant end) {
    return all.stream()
        .filter(it -> !it.from().isAfter(begin) && it.to().isAfter(begin))
        .filter(it -> !it.to().isBefore(end))
        .findFirst();
  }
}
