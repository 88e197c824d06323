package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Set;

/** What kind of value an attribute has. */
public enum ValueType {
  /** ISO 3166-1 alpha-2 codes. */
  COUNTRIES("an array of countries", Set.class),
  WORDS("an array of names", Set.class),
  /** 0 and more; the higher, the better. */
  LEVEL("a level", Integer.class),
  /** One of {@link Isolation}'s words, as its position. */
  ISOLATION("a kind of isolation", Integer.class),
  FLAG("true or false", Boolean.class),
  /** {@link Holding}s. */
  OWNERS("an array of owners", List.class);

  private final String noun;
  private final Class<?> type;

  ValueType(String noun, Class<?> type) {
    this.noun = noun;
    this.type = type;
  }

  /** What such a value is, with its article. */
  public String noun() {
    return noun;
  }

  boolean holds(Object value) {
    return type.isInstance(value);
  }
}
