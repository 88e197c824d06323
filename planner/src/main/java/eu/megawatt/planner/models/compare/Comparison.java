package eu.megawatt.planner.models.compare;

import eu.megawatt.fleet.document.Names;
import eu.megawatt.planner.models.Assumed;
import eu.megawatt.planner.models.mix.Mix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Models beside each other at one task or a mix of them, under the same assumptions. */
public record Comparison(List<Candidate> candidates, Rejection rejection) {

  /** Models that are compared at most. */
  public static final int MOST = 12;

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException with everything wrong, a line each
   */
  public Comparison {
    candidates = List.copyOf(candidates);
    List<String> problems = new ArrayList<>();
    List<String> names = candidates.stream().map(Candidate::nickname).toList();
    if (names.size() < 2 || names.size() > MOST) {
      problems.add("candidates are %d; they are from 2 to %d".formatted(names.size(), MOST));
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add("candidates are %s; each is there once".formatted(names));
    }
    List<Mix> mixes = candidates.stream().map(it -> it.figures().mix()).toList();
    if (mixes.stream().anyMatch(it -> !it.isLike(mixes.getFirst()))) {
      problems.add(
          "candidates are measured at %s; they are compared at the same tasks"
              .formatted(mixes.stream().map(Mix::words).distinct().toList()));
    }
    long assumptions = candidates.stream().map(it -> it.figures().under()).distinct().count();
    if (assumptions > 1) {
      problems.add(
          "candidates are figured under %d assumptions; they are compared under the same"
              .formatted(assumptions));
    }
    if (rejection instanceof Rejection.Escalated(String to) && !names.contains(to)) {
      problems.add(Names.unknown(to, "a candidate to escalate to", names));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  public Mix mix() {
    return candidates.getFirst().figures().mix();
  }

  public Ranking ranking(Metric metric) {
    return Ranking.of(metric, new Figures(this, metric).all());
  }

  /** Each model that is compared although it is not known to be fast enough, in words. */
  public List<String> late() {
    return candidates.stream().flatMap(it -> it.figures().late().stream()).toList();
  }

  /** What changes where the question does. */
  public Flip flip(Metric before, Metric after) {
    return Flip.between(ranking(before), ranking(after));
  }

  /**
   * Where the large of two models becomes the cheaper. Where refused answers go to another model,
   * they do no harm by themselves.
   *
   * @throws IllegalArgumentException where one of them is not compared, has not been judged, or
   *     none of its answers is accepted
   */
  public Duel duel(String small, String large) {
    List<Candidate> both = List.of(candidate(small), candidate(large));
    Estimates estimates = new Estimates(this, Metric.COST_PER_ACCEPTED_TASK);
    return Duel.of(
        both.getFirst(),
        both.getLast(),
        errorEur(),
        both.stream().flatMap(it -> estimates.of(it).stream()).distinct().toList());
  }

  BigDecimal errorEur() {
    return switch (rejection) {
      case Rejection.Retried(Assumed errorEur) -> errorEur.value();
      case Rejection.Escalated _ -> BigDecimal.ZERO;
    };
  }

  /**
   * By its name.
   *
   * @throws IllegalArgumentException where there is no such one
   */
  Candidate candidate(String nickname) {
    return candidates.stream()
        .filter(it -> it.nickname().equals(nickname))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Names.unknown(
                        nickname,
                        "a candidate",
                        candidates.stream().map(Candidate::nickname).toList())));
  }
}
