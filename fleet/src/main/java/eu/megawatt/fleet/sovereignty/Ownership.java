package eu.megawatt.fleet.sovereignty;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Those outside some countries hold no more than this (SecNumCloud 3.2, 19.6: 24 % each and 39 %
 * together). What nobody is said to hold counts as one holder outside.
 *
 * @param eachPermille the most that one of them may hold
 * @param togetherPermille the most that all of them may hold
 */
public record Ownership(
    Rule rule,
    String qualifier,
    Attribute<List<Holding>> attribute,
    Set<String> inside,
    int eachPermille,
    int togetherPermille)
    implements FactClause<List<Holding>> {

  private static final String UNKNOWN = "";

  public Ownership {
    inside = Set.copyOf(inside);
  }

  /** Of the operator. */
  public static Ownership ofOperator(Set<String> inside, int eachPermille, int togetherPermille) {
    return new Ownership(
        Rule.OWNERSHIP, "", Attribute.OPERATOR_OWNERS, inside, eachPermille, togetherPermille);
  }

  @Override
  public String required() {
    return "from outside at most %s %% each and %s %% together"
        .formatted(percent(eachPermille), percent(togetherPermille));
  }

  @Override
  public boolean isMet(List<Holding> owners) {
    Map<String, Integer> outside = outside(owners);
    return most(outside) <= eachPermille && all(outside) <= togetherPermille;
  }

  @Override
  public String words(List<Holding> owners) {
    Map<String, Integer> outside = outside(owners);
    String unknown =
        outside.containsKey(UNKNOWN)
            ? ", %s %% of it held by nobody named".formatted(percent(outside.get(UNKNOWN)))
            : "";
    return "from outside %s %% the largest, %s %% together%s"
        .formatted(percent(most(outside)), percent(all(outside)), unknown);
  }

  private Map<String, Integer> outside(List<Holding> owners) {
    Map<String, Integer> outside = new HashMap<>();
    int named = 0;
    for (Holding owner : owners) {
      named += owner.permille();
      if (!inside.contains(owner.country())) {
        outside.merge(owner.holder(), owner.permille(), Integer::sum);
      }
    }
    if (named < Holding.WHOLE) {
      outside.put(UNKNOWN, Holding.WHOLE - named);
    }
    return outside;
  }

  private static int most(Map<String, Integer> outside) {
    return outside.values().stream().mapToInt(it -> it).max().orElse(0);
  }

  private static int all(Map<String, Integer> outside) {
    return outside.values().stream().mapToInt(it -> it).sum();
  }

  private static String percent(int permille) {
    return permille % 10 == 0
        ? Integer.toString(permille / 10)
        : permille / 10 + "." + permille % 10;
  }

  @Override
  public boolean isAsTightAs(Clause other) {
    return other instanceof Ownership its
        && its.inside.containsAll(inside)
        && eachPermille <= its.eachPermille
        && togetherPermille <= its.togetherPermille;
  }
}
