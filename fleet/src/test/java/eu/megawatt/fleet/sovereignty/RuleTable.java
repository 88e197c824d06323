package eu.megawatt.fleet.sovereignty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules once more, as their table says, row by row and by nothing but loops: an oracle that has
 * no code in common with what is tested but the records that hold claims and clauses.
 */
final class RuleTable {

  /** A claim and the name of what it claims. */
  record Row(String attribute, Claim<?> claim) {}

  private final List<Row> rows = new ArrayList<>();

  void add(String attribute, List<? extends Claim<?>> claims) {
    claims.forEach(it -> rows.add(new Row(attribute, it)));
  }

  boolean permits(List<Clause> clauses, Instant begin, Instant end) {
    boolean all = true;
    for (Clause clause : clauses) {
      all &= permits(clause, begin, end);
    }
    return all;
  }

  private boolean permits(Clause clause, Instant begin, Instant end) {
    boolean all = true;
    for (Instant hour = begin; hour.isBefore(end); hour = hour.plusSeconds(3_600)) {
      all &= permits(clause, hour);
    }
    return all;
  }

  private boolean permits(Clause clause, Instant at) {
    Claim<?> claim = null;
    for (Row row : rows) {
      if (row.attribute.equals(attribute(clause))
          && row.claim.from().compareTo(at) <= 0
          && row.claim.to().compareTo(at) > 0
          && (claim == null || isBetter(row.claim, claim))) {
        claim = row.claim;
      }
    }
    return claim != null && isMet(clause, claim.value());
  }

  private static boolean isBetter(Claim<?> one, Claim<?> other) {
    int further = one.assurance().ordinal() - other.assurance().ordinal();
    int newer = one.from().compareTo(other.from());
    return further > 0
        || (further == 0 && newer > 0)
        || (further == 0 && newer == 0 && one.id().compareTo(other.id()) > 0);
  }

  private static String attribute(Clause clause) {
    return switch (clause) {
      case Residency it -> "data." + it.state().name().toLowerCase(java.util.Locale.ROOT);
      case Seat _ -> "operator.seat";
      case Ownership _ -> "operator.owners";
      case NotUnder _ -> "operator.laws";
      case Certified it -> "certificate." + it.scheme();
      case Seal it -> "seal." + it.objective();
    };
  }

  private static boolean isMet(Clause clause, Object value) {
    return switch (clause) {
      case Residency it -> isWithin((Set<?>) value, it.countries());
      case Seat it -> it.countries().contains(value);
      case Ownership it -> isMet(it, (List<?>) value);
      case NotUnder it -> {
        boolean free = true;
        for (Object law : (Set<?>) value) {
          free &= !it.laws().contains(law);
        }
        yield free;
      }
      case Certified it -> (Integer) value >= it.level();
      case Seal it -> (Integer) value >= it.level();
    };
  }

  private static boolean isMet(Ownership it, List<?> owners) {
    Map<String, Integer> outside = new HashMap<>();
    int sum = 0;
    for (Object each : owners) {
      Holding holding = (Holding) each;
      if (!it.inside().contains(holding.country())) {
        outside.put(
            holding.holder(), outside.getOrDefault(holding.holder(), 0) + holding.permille());
        sum += holding.permille();
      }
    }
    boolean isMet = sum <= it.togetherPermille();
    for (int held : outside.values()) {
      isMet &= held <= it.eachPermille();
    }
    return isMet;
  }

  private static boolean isWithin(Set<?> some, Set<String> countries) {
    for (Object country : some) {
      if (!countries.contains(country)) {
        return false;
      }
    }
    return true;
  }
}
