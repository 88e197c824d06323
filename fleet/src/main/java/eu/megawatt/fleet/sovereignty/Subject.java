package eu.megawatt.fleet.sovereignty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody or something, and all that is claimed of it. Immutable. */
public final class Subject {

  private static final Timeline<?> NOTHING = Timeline.of(List.of());

  private final String id;
  private final SubjectKind kind;
  private final Map<Attribute<?>, Timeline<?>> byAttribute;

  private Subject(String id, SubjectKind kind, Map<Attribute<?>, Timeline<?>> byAttribute) {
    this.id = id;
    this.kind = kind;
    this.byAttribute = byAttribute;
  }

  /** One of which nothing is known. */
  public static Subject of(String id, SubjectKind kind) {
    return new Subject(id, kind, Map.of());
  }

  /**
   * The same and some claims of an attribute.
   *
   * @throws IllegalArgumentException where a value is not of the attribute's type, or the attribute
   *     is of another kind of subject
   */
  public <V> Subject with(Attribute<V> attribute, Collection<Claim<V>> more) {
    if (attribute.of() != kind) {
      throw new IllegalArgumentException(
          "%s is known of kind %s; %s is of kind %s"
              .formatted(attribute.name(), attribute.of().word(), id, kind.word()));
    }
    for (Claim<V> claim : more) {
      if (!attribute.type().holds(claim.value())) {
        throw new IllegalArgumentException(
            "Claim %s of %s must be %s".formatted(claim.id(), attribute, attribute.type().noun()));
      }
    }
    List<Claim<V>> its = new ArrayList<>(timeline(attribute).claims());
    its.addAll(more);
    Map<Attribute<?>, Timeline<?>> all = new HashMap<>(byAttribute);
    all.put(attribute, Timeline.of(its));
    return new Subject(id, kind, Map.copyOf(all));
  }

  public String id() {
    return id;
  }

  public SubjectKind kind() {
    return kind;
  }

  /** What is known of an attribute at each moment. */
  @SuppressWarnings("unchecked") // with() has looked at the type
  public <V> Timeline<V> timeline(Attribute<V> attribute) {
    return (Timeline<V>) byAttribute.getOrDefault(attribute, NOTHING);
  }

  /** What something is claimed of. */
  public Collection<Attribute<?>> attributes() {
    return byAttribute.keySet();
  }
}
