package eu.megawatt.fleet.sovereignty;

/**
 * A clause that is held against what is known of the subjects of one kind; each of them has to
 * satisfy it.
 *
 * @param <V> what there is to know
 */
public sealed interface FactClause<V> extends Clause
    permits AnyOf, AtLeast, Is, NoneOf, Ownership, Within {

  /** What is looked at. */
  Attribute<V> attribute();

  boolean isMet(V value);

  /** What is known, as a reader is told it. */
  String words(V value);
}
