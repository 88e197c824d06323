package eu.megawatt.service.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.kernels.verdict.Noise;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same samples make the same verdicts, bit for bit, in whatever order they come. */
final class ValidationShuffleTest {

  private static final KernelCase COPY =
      new KernelCase(Kernel.COPY, Precision.FP32, new Shape.Arrays(1_000, 2, 0));
  private static final KernelCase TRIAD =
      new KernelCase(Kernel.TRIAD, Precision.FP32, new Shape.Arrays(1_000, 3, 2));
  private static final Assessor ASSESSOR = new Assessor(new Judge(Noise.LIMITS));

  @TempDir private Path data;

  @Test
  void verdicts_ofSamplesInAnyOrder_areTheSameBitForBit() {
    try (Database database = Database.open(DataDirectory.open(data))) {
      for (int seed = 0; seed < 100; seed++) {
        Random random = new Random(seed);
        int parts = 1 + random.nextInt(3);
        List<Sample> samples = samples(random, parts);
        String first = verdicts(database, parts, samples);
        for (int i = 0; i < 5; i++) {
          List<Sample> shuffled = new ArrayList<>(samples);
          Collections.shuffle(shuffled, random);
          assertThat(verdicts(database, parts, shuffled)).as("seed " + seed).isEqualTo(first);
        }
      }
    }
  }

  private static String verdicts(Database database, int part, List<Sample> samples) {
    Profile profile =
        new Profile(
            "model",
            1,
            Instant.EPOCH,
            "a test",
            "a test",
            "a test",
            List.of(new Profile.Assumed(COPY.name(), "script", 100, "GB/s", 0.05, 0.1, true)));
    Evidence evidence = new Evidence(database, _ -> Optional.of(profile), 0, 0, Instant.EPOCH);
    List<StoredVerdict> verdicts = ASSESSOR.assess(order(part), samples, evidence, 1);
    assertThat(verdicts).isNotEmpty();
    return Json.write(verdicts);
  }

  private static KeptOrder order(int part) {
    return new KeptOrder(
        "order",
        "run",
        "node",
        part,
        Extent.QUICK,
        List.of(),
        10,
        0,
        1,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(1),
        Instant.EPOCH.plusSeconds(1),
        OrderState.DONE,
        "agent",
        "",
        Instant.EPOCH,
        0,
        0,
        0,
        0);
  }

  private static List<Sample> samples(Random random, int parts) {
    List<Sample> samples = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      int number = 0;
      for (int device = 0; device < 3; device++) {
        for (KernelCase which : List.of(COPY, TRIAD)) {
          samples.add(new Sample(part, number++, result(random, which, device)));
        }
      }
    }
    return samples;
  }

  private static DeviceResult result(Random random, KernelCase which, int device) {
    List<Block> blocks = new ArrayList<>();
    List<Block> calibration = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      blocks.add(new Block(1_000, 78_000 + random.nextInt(10_000)));
      calibration.add(new Block(1_000, 1_000_000 + random.nextInt(50_000)));
    }
    boolean isRight = random.nextInt(10) > 0;
    return new DeviceResult(
        new Device("gpu", "model", Integer.toString(device), new TreeMap<>()),
        new Result.Measured(
            Subject.of(which),
            random.nextInt(10) == 0 ? "other" : "script",
            isRight
                ? new Correctness.Right(1e-7, 1e-5)
                : new Correctness.Wrong(1, 1e-5, "element " + random.nextInt(9)),
            blocks,
            new Conditions(
                OptionalDouble.of(random.nextDouble() * 0.32),
                OptionalDouble.of(random.nextDouble() * 0.04),
                calibration),
            Optional.empty()));
  }
}
