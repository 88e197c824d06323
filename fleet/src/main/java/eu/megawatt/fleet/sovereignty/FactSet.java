package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is claimed of a site and of those behind it. Of claims of one attribute that hold all
 * the time that is asked of, the one counts that was looked into furthest, then the newest.
 * Immutable.
 */
public final class FactSet {

  private static final Comparator<Claim<?>> BETTER =
      Comparator.<Claim<?>, AssuranceLevel>comparing(Claim::assurance)
          .thenComparing(Claim::from)
          .thenComparing(Claim::id)
          .reversed();

  private final String site;
  private final Map<Attribute<?>, List<Claim<?>>> claims;

  private FactSet(String site, Map<Attribute<?>, List<Claim<?>>> claims) {
    this.site = site;
    this.claims = claims;
  }

  /** Nothing is known of a site. */
  public static FactSet of(String site) {
    return new FactSet(site, Map.of());
  }

  /**
   * The same and some claims of an attribute.
   *
   * @throws IllegalArgumentException where a value is not of the attribute's type
   */
  public <V> FactSet with(Attribute<V> attribute, Collection<Claim<V>> more) {
    for (Claim<V> claim : more) {
      if (!attribute.type().isInstance(claim.value())) {
        throw new IllegalArgumentException(
            "Claim %s of %s is a %s, it must be a %s"
                .formatted(
                    claim.id(),
                    attribute.name(),
                    claim.value().getClass().getSimpleName(),
                    attribute.type().getSimpleName()));
      }
    }
    Map<Attribute<?>, List<Claim<?>>> all = new HashMap<>(claims);
    all.merge(
        attribute,
        more.stream().<Claim<?>>map(it -> it).sorted(BETTER).toList(),
        (one, other) ->
            java.util.stream.Stream.concat(one.stream(), other.stream()).sorted(BETTER).toList());
    return new FactSet(site, Map.copyOf(all));
  }

  /** The site that it is of. */
  public String site() {
    return site;
  }

  /** What is known of an attribute from one moment up to but without another. */
  public <V> Fact<V> of(Attribute<V> attribute, Instant begin, Instant end) {
    List<Claim<?>> its = claims.getOrDefault(attribute, List.of());
    for (Claim<?> claim : its) {
      if (claim.holds(begin, end)) {
        @SuppressWarnings("unchecked") // with() has looked at the type
        Claim<V> found = (Claim<V>) claim;
        return new Fact.Known<>(found);
      }
    }
    return new Fact.Unknown<>(why(its, begin));
  }

  private static Fact.Why why(List<Claim<?>> claims, Instant begin) {
    if (claims.isEmpty()) {
      return Fact.Why.NEVER_CLAIMED;
    }
    if (claims.stream().anyMatch(it -> it.holds(begin, begin))) {
      return Fact.Why.ENDS_BEFORE;
    }
    return claims.stream().allMatch(it -> it.from().isAfter(begin))
        ? Fact.Why.NOT_YET
        : Fact.Why.EXPIRED;
  }
}
