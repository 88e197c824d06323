package eu.megawatt.fleet.register;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.Holding;
import eu.megawatt.fleet.sovereignty.Ownership;
import eu.megawatt.fleet.sovereignty.Rule;
import java.io.IOException;
import java.util.List;

/**
 * How much may be held from outside, as read. Where nothing else is said: 24 % each and 39 %
 * together (SecNumCloud 3.2, 19.6).
 */
final class OwnershipEntry {

  private static final Shape<OwnershipEntry> SHAPE =
      Shape.<OwnershipEntry>of("an owners object")
          .required("within", (in, its) -> its.inside = Jurisdictions.names(in))
          .optional("eachAtMostPercent", (in, its) -> its.each = permille(in))
          .optional("togetherAtMostPercent", (in, its) -> its.together = permille(in));

  private final Rule rule;
  private final String qualifier;
  private final Attribute<List<Holding>> attribute;
  private List<Jurisdictions.Named> inside = List.of();
  private int each = 240;
  private int together = 390;

  OwnershipEntry(Rule rule, String qualifier, Attribute<List<Holding>> attribute, Cursor in)
      throws IOException {
    this.rule = rule;
    this.qualifier = qualifier;
    this.attribute = attribute;
    SHAPE.read(in, this);
  }

  private static int permille(Cursor in) throws IOException {
    double percent = in.number(Range.NOT_NEGATIVE);
    if (percent > 100) {
      in.issue("%s is out of range; it must be from 0 to 100".formatted(in.written()));
    }
    return Double.isNaN(percent) ? 0 : (int) Math.floor(percent * 10 + 1e-9);
  }

  Clause complete(Jurisdictions jurisdictions, Issues issues) {
    return new Ownership(
        rule, qualifier, attribute, jurisdictions.resolve(inside, issues), each, together);
  }
}
