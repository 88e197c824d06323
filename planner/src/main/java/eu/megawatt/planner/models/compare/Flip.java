package eu.megawatt.planner.models.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two rankings of the same models by different questions.
 *
 * @param steps of each model, in the order of the ranking after
 */
public record Flip(Ranking before, Ranking after, List<Step> steps) {

  /** How one model's rank changes; a rank is empty where it has no place. */
  public record Step(String nickname, OptionalInt before, OptionalInt after) {

    public String words() {
      if (before.isEmpty() && after.isEmpty()) {
        return "%s has no place".formatted(nickname);
      }
      if (before.isEmpty() || after.isEmpty()) {
        return "%s goes from %s to %s".formatted(nickname, rank(before), rank(after));
      }
      int from = before.getAsInt();
      int to = after.getAsInt();
      if (from == to) {
        return "%s stays %d".formatted(nickname, to);
      }
      return "%s %s from %d to %d".formatted(nickname, to < from ? "rises" : "falls", from, to);
    }

    private static String rank(OptionalInt rank) {
      return rank.isPresent() ? Integer.toString(rank.getAsInt()) : "no place";
    }
  }

  public Flip {
    steps = List.copyOf(steps);
  }

  static Flip between(Ranking before, Ranking after) {
    Set<String> nicknames = new LinkedHashSet<>();
    Stream.of(after, before)
        .forEach(
            ranking -> ranking.places().forEach(place -> nicknames.add(place.figure().nickname())));
    after.missing().forEach(it -> nicknames.add(it.nickname()));
    return new Flip(
        before,
        after,
        nicknames.stream()
            .map(name -> new Step(name, before.rank(name), after.rank(name)))
            .toList());
  }

  /** The change in one sentence. */
  public String words() {
    return "By %s instead of %s, %s."
        .formatted(
            after.metric().words(),
            before.metric().words(),
            steps.stream().map(Step::words).collect(Collectors.joining("; ")));
  }
}
