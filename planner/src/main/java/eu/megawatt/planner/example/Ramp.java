package eu.megawatt.planner.example;

import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;

/** From 40 MW to 200 MW: fictional sites and customers, with lead times as they are published. */
public final class Ramp {

  private static final ExampleFile FILE = new ExampleFile("ramp.json");

  private Ramp() {}

  /** The document. */
  public static CapacityDocument document() {
    return FILE.read(CapacityReader::read);
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    return FILE.bytes();
  }
}
