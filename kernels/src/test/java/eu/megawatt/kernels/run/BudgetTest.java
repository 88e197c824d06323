package eu.megawatt.kernels.run;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BudgetTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1000 * MILLI;
  private static final int SEEDS = 200;

  @Test
  void run_kernelsOfAnyCost_isOverInTime() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Scripted time = new Scripted();
      List<Costly> devices =
          IntStream.range(0, 1 + random.nextInt(3))
              .mapToObj(i -> new Costly(time, random, i, 1 + random.nextInt(30)))
              .toList();
      Settings settings = Settings.full(1).within(Duration.ofSeconds(20 + random.nextInt(300)));
      List<Result> results = run(settings, devices, time);
      long soaks = devices.size() * settings.soak().toNanos();
      long longest = devices.stream().mapToLong(it -> it.longestUnbroken).max().orElseThrow();
      assertThat(time.now - settings.budget().toNanos() - soaks)
          .as("seed %d, over", seed)
          .isLessThan(3 * longest);
      assertThat(results).hasSize(devices.stream().mapToInt(it -> it.count + 1).sum());
    }
  }

  @Test
  void run_kernelsAllAlike_isOverInTimeAndEachIsMeasured() {
    Scripted time = new Scripted();
    Costly device = new Costly(time, new Random(1), 0, 30);
    device.prepareNanos = 2 * SECOND;
    device.oneNanos = 3 * MILLI;
    Settings full = Settings.full(1);
    List<Result> results = run(full, List.of(device), time);
    assertThat(time.now)
        .isLessThan(full.budget().plus(full.soak()).toNanos() + SECOND)
        .isGreaterThan(Duration.ofMinutes(2).toNanos());
    assertThat(results).noneMatch(it -> it instanceof Result.Unmeasured);
  }

  @Test
  void run_soakOfAKernelThatGetsSlower_endsWithItsTime() {
    Scripted time = new Scripted();
    Costly device = new Costly(time, new Random(1), 0, 1);
    device.prepareNanos = SECOND;
    device.oneNanos = MILLI;
    device.slowerByEachRun = 1.05;
    Settings settings = Settings.full(1).only(name -> name.startsWith("soak"));
    Result.Soaked soaked = (Result.Soaked) run(settings, List.of(device), time).getFirst();
    assertThat(soaked.seconds()).hasSizeBetween(10, 59);
    assertThat(soaked.seconds().getLast().fingerprint()).isPresent();
    assertThat(time.now).isLessThan(settings.soak().toNanos() + 15 * SECOND);
  }

  @Test
  void run_littleTimeForEach_eachHasFewerBlocks() {
    Scripted time = new Scripted();
    Costly device = new Costly(time, new Random(1), 0, 10);
    device.prepareNanos = SECOND;
    device.oneNanos = SECOND;
    Settings settings = Settings.full(1).soak(Duration.ZERO).within(Duration.ofSeconds(150));
    assertThat(run(settings, List.of(device), time))
        .hasSize(10)
        .allSatisfy(it -> assertThat(((Result.Measured) it).blocks().size()).isBetween(1, 19));
    assertThat(time.now).isLessThanOrEqualTo(150 * SECOND);
  }

  @Test
  void run_casesThatWouldBeLate_areNotBegun() {
    Scripted time = new Scripted();
    Costly device = new Costly(time, new Random(1), 0, 10);
    device.prepareNanos = 30 * SECOND;
    device.oneNanos = MILLI;
    Settings settings = Settings.full(1).soak(Duration.ZERO).within(Duration.ofSeconds(100));
    List<Result> results = run(settings, List.of(device), time);
    assertThat(results)
        .filteredOn(it -> it instanceof Result.Unmeasured)
        .hasSize(7)
        .allMatch(it -> ((Result.Unmeasured) it).absence() == Absence.OUT_OF_TIME);
    assertThat(time.now).isLessThanOrEqualTo(100 * SECOND);
  }

  private static List<Result> run(Settings settings, List<Costly> devices, Scripted time) {
    List<Place> places = devices.stream().map(it -> new Place(it, Optional.empty())).toList();
    return new SuiteRunner(settings, Progress.NONE, (device, name) -> true, time)
        .run(places).stream().flatMap(it -> it.results().stream()).toList();
  }

  /** Time that passes when something takes it. */
  private static final class Scripted implements Time {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void pause(Duration length) {
      now += length.toNanos();
    }
  }

  /** A device whose kernels take time, each other times where nothing is said. */
  private static final class Costly implements Backend {
    private final Scripted time;
    private final Random random;
    private final int id;
    private final int count;
    private long prepareNanos = -1;
    private long oneNanos = -1;
    private double slowerByEachRun = 1;
    private long longestUnbroken;

    Costly(Scripted time, Random random, int id, int count) {
      this.time = time;
      this.random = random;
      this.id = id;
      this.count = count;
    }

    @Override
    public Device device() {
      return new Device("cpu", "script", "" + id, new TreeMap<>());
    }

    @Override
    public List<KernelCase> cases(Extent extent) {
      List<KernelCase> cases = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        cases.add(new KernelCase(Kernel.COPY, Precision.FP32, new Shape.Arrays(i * 1000L, 2, 0)));
      }
      cases.add(new KernelCase(Kernel.SOAK, Precision.FP32, new Shape.Product(8, 8, 8)));
      return cases;
    }

    @Override
    public Prepared prepare(KernelCase which, long seed) {
      long prepare = prepareNanos >= 0 ? prepareNanos : random.nextLong(8 * SECOND);
      double[] one = {oneNanos >= 0 ? oneNanos : random.nextLong(1, 2 * SECOND)};
      long print = random.nextLong(100 * MILLI);
      time.now += prepare;
      long largest = Math.max((long) one[0], 3 * Settings.full(1).block().toNanos());
      longestUnbroken = Math.max(longestUnbroken, prepare + 6 * largest + 2 * print);
      return new Prepared() {
        @Override
        public String engine() {
          return "script";
        }

        @Override
        public Correctness check() {
          run(1);
          return new Correctness.Right(0, 0);
        }

        @Override
        public long run(int repetitions) {
          one[0] *= slowerByEachRun;
          long taken = Math.max(1, (long) (one[0] * repetitions));
          time.now += taken;
          return taken;
        }

        @Override
        public OptionalLong fingerprint() {
          time.now += print;
          return OptionalLong.of(1);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }
}
