package eu.megawatt.fleet.sovereignty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The megawatts that could host a profile, and the fewest changes that would bring them to a
 * target.
 *
 * @param permittedWatts of places that permit it
 * @param reachedWatts of places that would permit it after the changes
 * @param isExact whether no fewer changes would do; with more than {@value #MOST_EXACT} possible
 *     changes the best of the next one is taken, again and again
 */
public record Headroom(
    long permittedWatts, long targetWatts, long reachedWatts, boolean isExact, List<Step> steps) {

  /** Possible changes of which every combination is tried. */
  static final int MOST_EXACT = 16;

  public Headroom {
    steps = List.copyOf(steps);
  }

  /**
   * One change: a clause that would have to be met by a subject, at all places that it keeps out.
   *
   * @param finding one of what it is against
   */
  public record Step(Finding finding, List<String> places) {}

  private record Fix(String clause, String subject) {}

  private record Option(String place, long watts, Set<Fix> needs) {}

  /**
   * How to bring what permits a profile to a target.
   *
   * @param verdicts of all places
   * @param watts of each place, by its id
   */
  public static Headroom of(
      Collection<Verdict> verdicts, Map<String, Long> watts, long targetWatts) {
    long permitted = 0;
    List<Option> options = new ArrayList<>();
    Map<Fix, Step> fixes = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      long its = watts.getOrDefault(verdict.place(), 0L);
      if (verdict.permits()) {
        permitted += its;
      } else if (its > 0) {
        options.add(option(verdict, its, fixes));
      }
    }
    Set<Fix> none = Set.of();
    boolean isExact = fixes.size() <= MOST_EXACT;
    Set<Fix> chosen =
        permitted >= targetWatts
            ? none
            : isExact
                ? fewest(List.copyOf(fixes.keySet()), options, targetWatts - permitted)
                : greedy(options, targetWatts - permitted);
    return new Headroom(
        permitted,
        targetWatts,
        permitted + gained(options, chosen),
        isExact,
        fixes.entrySet().stream()
            .filter(it -> chosen.contains(it.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  private static Option option(Verdict verdict, long watts, Map<Fix, Step> fixes) {
    Set<Fix> needs = new LinkedHashSet<>();
    for (Finding finding : verdict.against()) {
      Fix fix = new Fix(finding.clause(), finding.subject().orElse(verdict.place()));
      needs.add(fix);
      Step known = fixes.getOrDefault(fix, new Step(finding, List.of()));
      List<String> places = new ArrayList<>(known.places());
      places.add(verdict.place());
      fixes.put(fix, new Step(known.finding(), List.copyOf(places)));
    }
    return new Option(verdict.place(), watts, needs);
  }

  private static long gained(List<Option> options, Set<Fix> fixed) {
    return options.stream()
        .filter(it -> fixed.containsAll(it.needs()))
        .mapToLong(Option::watts)
        .sum();
  }

  /** Every combination; where none suffices the one that gains the most. */
  private static Set<Fix> fewest(List<Fix> fixes, List<Option> options, long due) {
    Set<Fix> best = Set.of();
    long bestGain = 0;
    for (int bits = 1; bits < (1 << fixes.size()); bits++) {
      Set<Fix> some = new HashSet<>();
      for (int i = 0; i < fixes.size(); i++) {
        if (((bits >> i) & 1) == 1) {
          some.add(fixes.get(i));
        }
      }
      long gain = gained(options, some);
      boolean isFewer = some.size() < best.size();
      boolean suffices = gain >= due;
      boolean bestSuffices = bestGain >= due;
      boolean isBetter =
          (suffices && bestSuffices)
              ? (isFewer || (some.size() == best.size() && gain > bestGain))
              : (gain > bestGain || (gain == bestGain && isFewer));
      if (isBetter) {
        best = some;
        bestGain = gain;
      }
    }
    return best;
  }

  /** The place with the most watts for each change it still needs, one after the other. */
  private static Set<Fix> greedy(List<Option> options, long due) {
    Set<Fix> chosen = new HashSet<>();
    while (gained(options, chosen) < due) {
      Option next =
          options.stream()
              .filter(it -> !chosen.containsAll(it.needs()))
              .max(
                  Comparator.comparingDouble(
                      it ->
                          (double) it.watts()
                              / it.needs().stream().filter(fix -> !chosen.contains(fix)).count()))
              .orElse(new Option("", 0, Set.of()));
      if (next.watts() == 0) {
        return chosen;
      }
      chosen.addAll(next.needs());
    }
    return chosen;
  }
}
