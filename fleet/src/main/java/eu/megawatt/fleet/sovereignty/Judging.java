package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** How a clause comes to its finding. */
final class Judging {

  private Judging() {}

  /** What is known meets a clause or not; what is not known does not. */
  static <V> Finding found(
      Clause clause, Fact<V> fact, Predicate<V> isMet, Function<V, String> words) {
    return switch (fact) {
      case Fact.Known<V>(Claim<V> by) ->
          new Finding(
              clause.rule(),
              isMet.test(by.value()) ? Finding.Result.PASS : Finding.Result.FAIL,
              words.apply(by.value()),
              clause.required(),
              List.of(by.id()),
              Optional.of(by.to()));
      case Fact.Unknown<V>(Fact.Why why) ->
          new Finding(
              clause.rule(),
              Finding.Result.UNKNOWN,
              why.words(),
              clause.required(),
              List.of(),
              Optional.empty());
    };
  }

  static String words(Set<String> some) {
    return some.isEmpty() ? "none" : String.join(", ", new TreeSet<>(some));
  }
}
