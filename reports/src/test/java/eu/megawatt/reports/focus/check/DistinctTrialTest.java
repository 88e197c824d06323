package eu.megawatt.reports.focus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTrialTest {

  private static final Map<String, Integer> COLUMNS = Map.of("SkuPriceId", 0, "SkuId", 1);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void verdict_randomRows_countsTheKeysThatACountOfSetsFinds(int seed) {
    Random random = new Random(seed);
    int expected = 1 + random.nextInt(2);
    DistinctTrial trial = trial(expected, DistinctTrial.Limits.USUAL);
    Map<String, Set<String>> sets = new HashMap<>();
    for (int line = 2; line < 60; line++) {
      String key = random.nextInt(10) == 0 ? "" : "k" + random.nextInt(12);
      String value = random.nextInt(5) == 0 ? "" : "v" + random.nextInt(3);
      trial.row(new FocusRow(line, List.of(key, value)));
      if (!key.isEmpty()) {
        Set<String> set = sets.computeIfAbsent(key, _ -> new HashSet<>());
        set.add(value);
      }
    }
    sets.values().forEach(set -> set.remove(""));
    long broken = sets.values().stream().filter(set -> set.size() != expected).count();

    Verdict verdict = trial.verdict();

    assertThat(verdict instanceof Verdict.Fail(long count, var _) ? count : 0).isEqualTo(broken);
  }

  @Test
  void verdict_moreKeysThanAreRemembered_saysThatItGaveUpAndWhere() {
    DistinctTrial trial = trial(1, new DistinctTrial.Limits(10, 1_000));
    for (int line = 2; line < 100; line++) {
      trial.row(new FocusRow(line, List.of("price-" + line, "sku")));
    }

    assertThat(trial.verdict())
        .isEqualTo(
            new Verdict.NotCheckable(
                "there are too many values of SkuPriceId to remember; the check gave up at line 12,"
                    + " until where none has more than 1 SkuId"));
  }

  @Test
  void verdict_longValuesBeyondTheLimit_givesUpToo() {
    DistinctTrial trial = trial(1, new DistinctTrial.Limits(1_000, 50));
    trial.row(new FocusRow(2, List.of("a".repeat(60), "sku")));

    assertThat(trial.verdict()).isInstanceOf(Verdict.NotCheckable.class);
  }

  private static DistinctTrial trial(int expected, DistinctTrial.Limits limits) {
    return new DistinctTrial(
        new Check.Distinct("SkuPriceId", "SkuId", expected), _ -> Truth.TRUE, COLUMNS, limits);
  }
}
