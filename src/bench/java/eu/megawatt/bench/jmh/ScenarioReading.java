package eu.megawatt.bench.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a scenario of 100,000 jobs from a file, every rule of the contract checked; beside it
 * Jackson reading the same file into a tree, which checks nothing but the syntax.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class ScenarioReading {

  private final ObjectMapper mapper = new ObjectMapper();
  private Path file = Path.of("");

  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("scenario", ".json");
    ScenarioWriter.write(ExampleScenario.of(ExampleSize.XL, Fleet.SEED), file);
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  public Scenario readAndCheck() {
    return ScenarioReader.read(file);
  }

  @Benchmark
  public JsonNode jacksonTree() throws IOException {
    return mapper.readTree(file.toFile());
  }
}
