package eu.megawatt.scheduler.residency;

import eu.megawatt.fleet.sovereignty.AnyOf;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.FactClause;
import eu.megawatt.fleet.sovereignty.Failover;
import eu.megawatt.fleet.sovereignty.Holding;
import eu.megawatt.fleet.sovereignty.Is;
import eu.megawatt.fleet.sovereignty.NoneOf;
import eu.megawatt.fleet.sovereignty.Ownership;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import eu.megawatt.fleet.sovereignty.Waiver;
import eu.megawatt.fleet.sovereignty.Within;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules once more, as their table says, row by row and by nothing but loops: an oracle that has
 * no code in common with what is tested but the records that hold claims, clauses and waivers.
 */
final class RuleTable {

  /** A claim of a subject of a place, and the name of what it claims. */
  record Row(String place, String subject, String attribute, Claim<?> claim) {}

  /** A subject of a place. */
  record Named(String place, String subject, SubjectKind kind) {}

  final List<Row> rows = new ArrayList<>();
  final List<Named> subjects = new ArrayList<>();
  final Map<String, List<String>> failovers = new HashMap<>();

  boolean permits(
      String place, List<Clause> clauses, List<Waiver> waivers, Instant begin, Instant end) {
    boolean all = true;
    for (Clause clause : clauses) {
      for (Instant hour = begin; hour.isBefore(end); hour = hour.plusSeconds(3_600)) {
        all &= permits(place, clause, clauses, waivers, hour);
      }
    }
    return all;
  }

  private boolean permits(
      String place, Clause clause, List<Clause> clauses, List<Waiver> waivers, Instant at) {
    for (Waiver waiver : waivers) {
      if (waiver.clause().equals(key(clause))
          && (waiver.place().isEmpty() || waiver.place().get().equals(place))
          && waiver.from().compareTo(at) <= 0
          && waiver.to().compareTo(at) > 0) {
        return true;
      }
    }
    if (clause instanceof Failover its) {
      List<String> targets = failovers.getOrDefault(place, List.of());
      boolean all = targets.size() >= its.places();
      for (String target : targets) {
        for (Clause other : clauses) {
          if (!(other instanceof Failover)) {
            all &= permits(target, other, clauses, waivers, at);
          }
        }
      }
      return all;
    }
    boolean any = false;
    boolean all = true;
    for (Named subject : subjects) {
      if (subject.place.equals(place) && subject.kind == kind(clause)) {
        any = true;
        all &=
            best(subject, attribute(clause), at)
                .filter(it -> isMet(clause, it.value()))
                .isPresent();
      }
    }
    return any && all;
  }

  private Optional<Claim<?>> best(Named subject, String attribute, Instant at) {
    @Nullable Claim<?> claim = null;
    for (Row row : rows) {
      if (row.place.equals(subject.place)
          && row.subject.equals(subject.subject)
          && row.attribute.equals(attribute)
          && row.claim.from().compareTo(at) <= 0
          && row.claim.to().compareTo(at) > 0
          && (claim == null || isBetter(row.claim, claim))) {
        claim = row.claim;
      }
    }
    return Optional.ofNullable(claim);
  }

  private static boolean isBetter(Claim<?> one, Claim<?> other) {
    int further = one.assurance().compareTo(other.assurance());
    int newer = one.from().compareTo(other.from());
    return further > 0
        || (further == 0 && newer > 0)
        || (further == 0 && newer == 0 && one.id().compareTo(other.id()) > 0);
  }

  private static String key(Clause clause) {
    String rule =
        switch (clause) {
          case Failover _ -> "R-FOV-01";
          case FactClause<?> it ->
              switch (it.attribute().name()) {
                case "data.rest" -> "R-RES-01";
                case "data.processing" -> "R-RES-02";
                case "data.backup" -> "R-RES-03";
                case "data.metadata" -> "R-RES-04";
                case "data.telemetry" -> "R-RES-05";
                case "operator.seat" -> "R-OPR-01";
                case "operator.owners" -> "R-OPR-02";
                case "operator.laws" -> "R-OPR-03";
                case "keys.custody" -> "R-KEY-01";
                case "keys.providerCanDecrypt" -> "R-KEY-03";
                case "site.isolation" -> "R-ISO-01";
                default ->
                    it.attribute().name().startsWith("certificate.") ? "R-CRT-01" : "R-CMB-01";
              };
        };
    return rule.equals("R-CRT-01") || rule.equals("R-CMB-01")
        ? rule + "/" + attribute(clause).substring(attribute(clause).indexOf('.') + 1)
        : rule;
  }

  private static String attribute(Clause clause) {
    return ((FactClause<?>) clause).attribute().name();
  }

  private static SubjectKind kind(Clause clause) {
    String name = attribute(clause);
    if (name.startsWith("operator.")) {
      return SubjectKind.OPERATOR;
    }
    if (name.startsWith("keys.")) {
      return SubjectKind.KEYS;
    }
    return name.equals("data.telemetry") ? SubjectKind.TELEMETRY : SubjectKind.SITE;
  }

  private static boolean isMet(Clause clause, Object value) {
    return switch (clause) {
      case Within it -> isWithin((Set<?>) value, it.allowed());
      case AnyOf it -> {
        boolean any = false;
        for (Object each : (Set<?>) value) {
          any |= it.wanted().contains(each);
        }
        yield any;
      }
      case NoneOf it -> {
        boolean free = true;
        for (Object each : (Set<?>) value) {
          free &= !it.unwanted().contains(each);
        }
        yield free;
      }
      case AtLeast it -> (Integer) value >= it.level();
      case Is it -> value.equals(it.so());
      case Ownership it -> isMet(it, (List<?>) value);
      case Failover _ -> throw new IllegalArgumentException("No fact is held against failover");
    };
  }

  private static boolean isMet(Ownership it, List<?> owners) {
    Map<String, Integer> outside = new HashMap<>();
    int sum = 0;
    int named = 0;
    for (Object each : owners) {
      Holding holding = (Holding) each;
      named += holding.permille();
      if (!it.inside().contains(holding.country())) {
        outside.put(
            holding.holder(), outside.getOrDefault(holding.holder(), 0) + holding.permille());
        sum += holding.permille();
      }
    }
    int unnamed = Math.max(0, 1_000 - named);
    boolean isMet = sum + unnamed <= it.togetherPermille() && unnamed <= it.eachPermille();
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
