package eu.megawatt.planner.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** From 40 MW to 200 MW: fictional sites and customers, with lead times as they are published. */
public final class Ramp {

  private static final String RESOURCE = "ramp.json";

  private Ramp() {}

  /** The document. */
  public static CapacityDocument document() {
    try (InputStream in = requireNonNull(Ramp.class.getResourceAsStream(RESOURCE))) {
      return CapacityReader.read(in, Syntax.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    try (InputStream in = requireNonNull(Ramp.class.getResourceAsStream(RESOURCE))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
