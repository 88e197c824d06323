package eu.megawatt.service;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scenario documents to work with. */
public final class Examples {

  private Examples() {}

  /** A week with 50 jobs. */
  public static String small(long seed) {
    return document(ExampleSize.S, seed);
  }

  public static String document(ExampleSize size, long seed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ScenarioWriter.write(ExampleScenario.of(size, seed), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
