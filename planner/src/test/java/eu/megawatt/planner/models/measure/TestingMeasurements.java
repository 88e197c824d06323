package eu.megawatt.planner.models.measure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Assumptions;

/** The published measurements beside the checkout, and measurements made up. */
public final class TestingMeasurements {

  private TestingMeasurements() {}

  /** A file of the shared folder; the test is skipped where there is none. */
  public static Path shared(String name) {
    Optional<Path> file = Optional.empty();
    for (Path at = Path.of("").toAbsolutePath();
        at != null && file.isEmpty();
        at = at.getParent()) {
      Path beside = at.resolveSibling("shared").resolve("data/models").resolve(name);
      file = Optional.of(beside).filter(Files::isRegularFile);
    }
    Assumptions.assumeTrue(
        file.isPresent(), "no shared/data/models/" + name + " beside this checkout");
    return file.orElseThrow();
  }

  public static Measurements published() {
    try (InputStream in = Files.newInputStream(shared("mlenergy_configurations.csv"))) {
      return MeasurementCsv.read(in, Source.measured("ML.ENERGY leaderboard, v3"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Measurements read(String csv) {
    try {
      return MeasurementCsv.read(
          new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
          Source.measured("a test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On one H100, with a known 95th percentile of the time between tokens. */
  public static Measurement of(
      String name,
      double perTokenJ,
      double tokensPerSecond,
      double meanOutputTokens,
      double p95Ms) {
    return of(
        name,
        perTokenJ,
        tokensPerSecond,
        meanOutputTokens,
        new TokenGap(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(p95Ms),
            OptionalDouble.empty()));
  }

  /** At any task, with a 95th percentile of 30 ms. */
  public static Measurement at(
      String task, String name, double perTokenJ, double tokensPerSecond, double meanOutputTokens) {
    Measurement like = of(name, perTokenJ, tokensPerSecond, meanOutputTokens, 30);
    return new Measurement(
        name,
        name,
        task,
        like.configuration(),
        perTokenJ,
        like.perRequestJ(),
        tokensPerSecond,
        meanOutputTokens,
        like.gap(),
        like.parameters(),
        like.source());
  }

  public static Measurement of(
      String name,
      double perTokenJ,
      double tokensPerSecond,
      double meanOutputTokens,
      TokenGap gap) {
    return new Measurement(
        name,
        name,
        "chat",
        new Configuration("H100", 1, "fp8", OptionalInt.of(64), OptionalDouble.of(63.5)),
        perTokenJ,
        perTokenJ * meanOutputTokens,
        tokensPerSecond,
        meanOutputTokens,
        gap,
        Optional.empty(),
        Source.measured("a test"));
  }
}
