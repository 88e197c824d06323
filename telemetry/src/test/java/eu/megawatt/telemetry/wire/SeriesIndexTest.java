package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeriesIndexTest {

  @Test
  void stateOf_seriesInAnyOrder_isWhatAMapOfThemSays() {
    Numbered numbered = new Numbered();
    SeriesIndex index = new SeriesIndex(numbered, 20_000);
    SeriesLookup lookup = new SeriesLookup(index);
    Map<Long, Integer> oracle = new HashMap<>();
    SplittableRandom random = new SplittableRandom(3);
    lookup.begin();
    for (int i = 0; i < 400_000; i++) {
      long series = random.nextInt(10) > 0 && i > 0 ? (i * 7L) % 9_001 : random.nextInt(12_000);
      int entity = SeriesState.entity(stateOf(lookup, series));
      assertThat(oracle.computeIfAbsent(series, it -> entity)).isEqualTo(entity);
      if (i % 1_000 == 0) {
        lookup.begin();
      }
    }
    assertThat(index.size()).isEqualTo(oracle.size());
    assertThat(Set.copyOf(oracle.values())).hasSize(oracle.size());
    assertThat(numbered.questions).hasValue(oracle.size());
    assertThat(index.forgotten()).isZero();
  }

  @Test
  void stateOf_moreSeriesThanThereIsRoomFor_forgetsAllAndStaysBounded() {
    Numbered numbered = new Numbered();
    SeriesIndex index = new SeriesIndex(numbered, 4_000);
    SeriesLookup lookup = new SeriesLookup(index);
    for (int round = 0; round < 200; round++) {
      lookup.begin();
      for (long steady = 0; steady < 1_000; steady++) {
        stateOf(lookup, steady);
      }
      for (long passing = 0; passing < 100; passing++) {
        stateOf(lookup, 1_000_000L * (round + 1) + passing);
      }
      assertThat(index.size()).isLessThanOrEqualTo(4_000);
    }
    assertThat(index.forgotten()).isEqualTo(24_000);
    assertThat(numbered.questions).hasValue(index.forgotten() + index.size());
  }

  @Test
  void stateOf_moreSteadySeriesThanThereIsRoomFor_isRightThoughSlow() {
    Numbered numbered = new Numbered();
    SeriesIndex index = new SeriesIndex(numbered, 100);
    SeriesLookup lookup = new SeriesLookup(index);
    for (int round = 0; round < 20; round++) {
      lookup.begin();
      for (long series = 0; series < 500; series++) {
        assertThat(SeriesState.isKnown(stateOf(lookup, series))).isTrue();
      }
      assertThat(index.size()).isLessThanOrEqualTo(100);
    }
  }

  @Test
  void begin_afterAChange_asksAgainOnceForEachSeries() {
    Numbered numbered = new Numbered();
    SeriesIndex index = new SeriesIndex(numbered, 5_000);
    SeriesLookup lookup = new SeriesLookup(index);
    for (int change = 1; change <= 5; change++) {
      for (int time = 0; time < 3; time++) {
        lookup.begin();
        for (long series = 0; series < 1_000; series++) {
          assertThat(lookup.meaning(stateOf(lookup, series)).scale())
              .isEqualTo(Scale.times(change));
        }
      }
      assertThat(numbered.questions).hasValue(1_000L * change);
      numbered.change();
    }
    assertThat(index.size()).isEqualTo(1_000);
  }

  @Test
  void stateOf_fromManyThreadsWhileItGrowsAndChanges_isAlwaysOneOfTheTruths() throws Exception {
    Numbered numbered = new Numbered();
    SeriesIndex index = new SeriesIndex(numbered, 50_000);
    List<Future<Integer>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        long seed = thread;
        readers.add(threads.submit(() -> lookUpInTurns(index, seed)));
      }
      for (int change = 0; change < 50; change++) {
        numbered.change();
        Thread.onSpinWait();
      }
      for (Future<Integer> reader : readers) {
        assertThat(reader.get()).isEqualTo(200_000);
      }
    }
    assertThat(index.size()).isEqualTo(20_000);
  }

  /** Entities are numbered as their series are named, so any thread can tell right from wrong. */
  private static int lookUpInTurns(SeriesIndex index, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SeriesLookup lookup = new SeriesLookup(index);
    int right = 0;
    for (int i = 0; i < 200_000; i++) {
      if (i % 500 == 0) {
        lookup.begin();
      }
      long series = i < 20_000 ? i : random.nextInt(20_000);
      long state = stateOf(lookup, series);
      boolean meant = lookup.meaning(state).scale().denominator() == 1;
      right += SeriesState.entity(state) == series && meant ? 1 : 0;
    }
    return right;
  }

  private static long stateOf(SeriesLookup lookup, long series) {
    LabelSource source =
        () ->
            Optional.of(
                new SeriesLabels("m", Map.of("n", Long.toString(series)), Optional.empty()));
    return lookup.stateOf(mixed(series), mixed(~series), source);
  }

  /** Many series share the low bits that decide about their place. */
  private static long mixed(long series) {
    return series % 3 == 0 ? series << 40 | 5 : series * 0x9e3779b97f4a7c15L;
  }

  /**
   * Gives each series the entity that its label names, and a scale that changes with the
   * generation.
   */
  private static final class Numbered implements SeriesResolver {

    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong generation = new AtomicLong();

    @Override
    public Set<String> metrics() {
      return Set.of("m");
    }

    @Override
    public Resolution resolve(SeriesLabels series) {
      questions.incrementAndGet();
      int entity = (int) Long.parseLong(series.labels().getOrDefault("n", ""));
      return new Resolution.Known(entity, Quantity.POWER, Scale.times(generation.get() + 1), 0);
    }

    @Override
    public long generation() {
      return generation.get();
    }

    void change() {
      generation.incrementAndGet();
    }
  }
}
