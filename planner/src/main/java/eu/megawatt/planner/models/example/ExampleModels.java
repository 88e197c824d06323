package eu.megawatt.planner.models.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.models.Judged;
import eu.megawatt.planner.models.QualityCsv;
import eu.megawatt.planner.models.measure.MeasurementCsv;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Four fictional models of four sizes at two tasks; nobody has measured any of it. */
public final class ExampleModels {

  /** Of every number. */
  public static final Source SOURCE = Source.estimated("example of our own");

  private ExampleModels() {}

  public static Measurements measurements() {
    try {
      return MeasurementCsv.read(new ByteArrayInputStream(measurementBytes()), SOURCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Judged qualities() {
    try {
      return QualityCsv.read(new ByteArrayInputStream(qualityBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table of measurements, to be copied and changed. */
  public static byte[] measurementBytes() {
    return bytes("measurements.csv");
  }

  /** The table of qualities, to be copied and changed. */
  public static byte[] qualityBytes() {
    return bytes("qualities.csv");
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = requireNonNull(ExampleModels.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
