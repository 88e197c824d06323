package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.Delay;
import java.io.IOException;

/** A delay as read. */
final class DelayEntry {

  private static final Shape<DelayEntry> SHAPE =
      Shape.<DelayEntry>of("a delay object")
          .required("leastDays", (in, its) -> its.least = in.whole(Range.WHOLE))
          .required("likelyDays", (in, its) -> its.likely = in.whole(Range.WHOLE))
          .required("mostDays", (in, its) -> its.most = in.whole(Range.WHOLE));

  private int least;
  private int likely;
  private int most;

  private DelayEntry() {}

  /** Reads a delay; none where it is not one. */
  static Delay read(Cursor in) throws IOException {
    DelayEntry entry = new DelayEntry();
    SHAPE.read(in, entry);
    try {
      return new Delay(entry.least, entry.likely, entry.most);
    } catch (IllegalArgumentException e) {
      in.issue(String.valueOf(e.getMessage()));
      return Delay.NONE;
    }
  }
}
