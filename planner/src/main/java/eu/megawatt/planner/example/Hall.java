package eu.megawatt.planner.example;

import eu.megawatt.planner.document.PowerReader;
import eu.megawatt.planner.power.PowerQuestion;

/** A hall of 10 MW of IT with two busways: 980 nodes at 10.2 kW, 1,400 at 7.14 kW. */
public final class Hall {

  private static final ExampleFile FILE = new ExampleFile("hall.json");

  private Hall() {}

  /** The document. */
  public static PowerQuestion question() {
    return FILE.read(PowerReader::read);
  }

  /** Its text, to be copied and changed. */
  public static byte[] bytes() {
    return FILE.bytes();
  }
}
