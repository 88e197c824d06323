package eu.megawatt.fleet.sovereignty;

import java.util.function.Function;
import java.util.function.Predicate;

/** A test made of its parts. */
record Check<V>(Attribute<V> attribute, Predicate<V> condition, Function<V, String> reader)
    implements Clause.Test<V> {

  @Override
  public boolean isMet(V value) {
    return condition.test(value);
  }

  @Override
  public String words(V value) {
    return reader.apply(value);
  }
}
