package eu.megawatt.fleet.sovereignty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that is claimed of a site and of those behind it. Immutable. */
public final class FactSet {

  private static final Timeline<?> NOTHING = Timeline.of(List.of());

  private final String site;
  private final Map<Attribute<?>, Timeline<?>> byAttribute;

  private FactSet(String site, Map<Attribute<?>, Timeline<?>> byAttribute) {
    this.site = site;
    this.byAttribute = byAttribute;
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
    List<Claim<V>> its = new ArrayList<>(timeline(attribute).claims());
    its.addAll(more);
    Map<Attribute<?>, Timeline<?>> all = new HashMap<>(byAttribute);
    all.put(attribute, Timeline.of(its));
    return new FactSet(site, Map.copyOf(all));
  }

  /** The site that it is of. */
  public String site() {
    return site;
  }

  /** What is known of an attribute at each moment. */
  @SuppressWarnings("unchecked") // with() has looked at the type
  <V> Timeline<V> timeline(Attribute<V> attribute) {
    return (Timeline<V>) byAttribute.getOrDefault(attribute, NOTHING);
  }
}
