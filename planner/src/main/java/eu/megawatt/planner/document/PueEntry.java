package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.Pue;
import java.io.IOException;

/** The losses of a site as read; what is left out is as usual. */
final class PueEntry {

  private static final Shape<PueEntry> SHAPE =
      Shape.<PueEntry>of("a PUE object")
          .optional("variableRatio", (in, its) -> its.variable = in.number(Range.UP_TO_ONE))
          .optional("perDegreeRatio", (in, its) -> its.perDegree = in.number(Range.UP_TO_ONE))
          .optional("fromCelsius", (in, its) -> its.from = in.number(Range.ANY))
          .optional("fixedRatio", (in, its) -> its.fixed = in.number(Range.UP_TO_ONE))
          .optional("designCelsius", (in, its) -> its.design = in.number(Range.ANY));

  private double variable = Pue.USUAL.variableRatio();
  private double perDegree = Pue.USUAL.perDegreeRatio();
  private double from = Pue.USUAL.fromCelsius();
  private double fixed = Pue.USUAL.fixedRatio();
  private double design = Pue.USUAL.designCelsius();

  PueEntry read(Cursor in) throws IOException {
    SHAPE.read(in, this);
    return this;
  }

  Pue complete() {
    return new Pue(variable, perDegree, from, fixed, design);
  }
}
