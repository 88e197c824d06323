package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Bracket;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brackets of an excise as read, and whether they rise from 0. */
final class BracketList {

  private static final class Draft {

    private static final Shape<Draft> SHAPE =
        Shape.<Draft>of("a bracket object")
            .required("fromMWh", (in, its) -> its.fromMWh = Fields.decimal(in, Range.NOT_NEGATIVE))
            .required("ratePerMWh", (in, its) -> its.ratePerMWh = Fields.decimal(in, Range.ANY));

    private @Nullable BigDecimal fromMWh;
    private @Nullable BigDecimal ratePerMWh;

    Bracket complete() {
      return new Bracket(requireNonNull(fromMWh), requireNonNull(ratePerMWh));
    }
  }

  private final List<Draft> brackets = new ArrayList<>();

  BracketList(Cursor in) throws IOException {
    in.items("objects", this::readBracket);
    if (brackets.isEmpty()) {
      in.issue("an excise has at least one bracket, from 0 MWh");
    }
  }

  private void readBracket(Cursor in) throws IOException {
    Draft bracket = new Draft();
    long open = in.issues().size();
    Draft.SHAPE.read(in, bracket);
    if (in.issues().size() == open) {
      checkRise(in, bracket);
    }
    brackets.add(bracket);
  }

  private void checkRise(Cursor in, Draft bracket) {
    BigDecimal from = requireNonNull(bracket.fromMWh);
    if (brackets.isEmpty() && from.signum() != 0) {
      in.issue("the first bracket begins at 0 MWh, not at " + from.toPlainString());
    }
    BigDecimal before = brackets.isEmpty() ? null : brackets.getLast().fromMWh;
    if (before != null && from.compareTo(before) <= 0) {
      in.issue(
          "a bracket begins after the one before it; this one at %s MWh, that one at %s"
              .formatted(from.toPlainString(), before.toPlainString()));
    }
  }

  List<Bracket> complete() {
    return brackets.stream().map(Draft::complete).toList();
  }
}
