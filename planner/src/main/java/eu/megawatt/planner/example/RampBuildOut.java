package eu.megawatt.planner.example;

import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.document.BuildOutReader;

/** What could be built for the {@link Ramp}: fictional offers and prices. */
public final class RampBuildOut {

  private static final ExampleFile FILE = new ExampleFile("ramp-build-out.json");

  private RampBuildOut() {}

  /** The document. */
  public static Offers offers() {
    return FILE.read(BuildOutReader::read);
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    return FILE.bytes();
  }
}
