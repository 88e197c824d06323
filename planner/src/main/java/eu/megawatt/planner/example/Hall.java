package eu.megawatt.planner.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.document.PowerReader;
import eu.megawatt.planner.power.PowerQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A hall of 10 MW of IT with two busways: 980 nodes at 10.2 kW, 1,400 at 7.14 kW. */
public final class Hall {

  private static final String RESOURCE = "hall.json";

  private Hall() {}

  /** The document. */
  public static PowerQuestion question() {
    try (InputStream in = requireNonNull(Hall.class.getResourceAsStream(RESOURCE))) {
      return PowerReader.read(in, Syntax.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    try (InputStream in = requireNonNull(Hall.class.getResourceAsStream(RESOURCE))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
