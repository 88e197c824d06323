package eu.megawatt.planner.example;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.document.BuildOutReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What could be built for the {@link Ramp}: fictional offers and prices. */
public final class RampBuildOut {

  private static final String RESOURCE = "ramp-build-out.json";

  private RampBuildOut() {}

  /** The document. */
  public static Offers offers() {
    try (InputStream in = requireNonNull(RampBuildOut.class.getResourceAsStream(RESOURCE))) {
      return BuildOutReader.read(in, Syntax.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    try (InputStream in = requireNonNull(RampBuildOut.class.getResourceAsStream(RESOURCE))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
