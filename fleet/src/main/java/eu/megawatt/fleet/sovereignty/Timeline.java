package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is known of an attribute at each moment of all time. Of claims that hold at a moment the one
 * counts that was looked into furthest, then the newest, then the one with the last id. Immutable.
 *
 * @param <V> what there is to know
 */
public final class Timeline<V> {

  private final List<Claim<V>> claims;
  private final List<Piece<V>> pieces;

  private Timeline(List<Claim<V>> claims, List<Piece<V>> pieces) {
    this.claims = claims;
    this.pieces = pieces;
  }

  /** Of claims in any order. */
  public static <V> Timeline<V> of(Collection<Claim<V>> claims) {
    TreeSet<Instant> bounds = new TreeSet<>();
    bounds.add(Instant.MIN);
    bounds.add(Instant.MAX);
    claims.forEach(it -> bounds.add(it.from()));
    claims.forEach(it -> bounds.add(it.to()));
    List<Piece<V>> pieces = new ArrayList<>();
    List<Instant> cuts = List.copyOf(bounds);
    for (int i = 0; i + 1 < cuts.size(); i++) {
      add(pieces, new Piece<>(cuts.get(i), cuts.get(i + 1), best(claims, cuts.get(i))));
    }
    return new Timeline<>(List.copyOf(claims), List.copyOf(pieces));
  }

  /** Two pieces by the same claim are one. */
  private static <V> void add(List<Piece<V>> pieces, Piece<V> next) {
    if (!pieces.isEmpty() && pieces.getLast().by().equals(next.by())) {
      Piece<V> last = pieces.removeLast();
      pieces.add(new Piece<>(last.from(), next.to(), last.by()));
    } else {
      pieces.add(next);
    }
  }

  private static <V> Optional<Claim<V>> best(Collection<Claim<V>> claims, Instant at) {
    return claims.stream()
        .filter(it -> it.holdsAt(at))
        .max(
            Comparator.<Claim<V>, AssuranceLevel>comparing(Claim::assurance)
                .thenComparing(Claim::from)
                .thenComparing(Claim::id));
  }

  /** Everything that was claimed, in the order in which it came. */
  public List<Claim<V>> claims() {
    return claims;
  }

  /** All of time, piece by piece. */
  public List<Piece<V>> pieces() {
    return pieces;
  }

  /** The pieces that some of a stretch of time lies in; a moment where it has no length. */
  public List<Piece<V>> within(Instant begin, Instant end) {
    Instant last = end.isAfter(begin) ? end : begin.plusNanos(1);
    return pieces.stream()
        .filter(it -> it.from().isBefore(last) && it.to().isAfter(begin))
        .toList();
  }
}
