package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Condition;
import eu.megawatt.reports.assumption.Holding;
import eu.megawatt.reports.assumption.Reduction;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lower rates and their conditions as read. */
final class ReductionEntry {

  private static final Shape<ReductionEntry> SHAPE =
      Shape.<ReductionEntry>of("a reduction object")
          .required("brackets", (in, its) -> its.brackets = new BracketList(in))
          .required("conditions", (in, its) -> its.readConditions(in));

  private static final class ConditionEntry extends Entry {

    private static final Shape<ConditionEntry> SHAPE =
        Shape.<ConditionEntry>of("a condition object")
            .required("id", (in, its) -> its.id = in.id())
            .required("held", (in, its) -> its.readHeld(in))
            .optional("evidence", (in, its) -> its.evidence = in.text())
            .optional("expires", (in, its) -> its.expires = Fields.date(in));

    private @Nullable Holding held;
    private @Nullable String evidence;
    private @Nullable LocalDate expires;

    private void readHeld(Cursor in) throws IOException {
      held = in.word(Holding.class, Holding::word, "an answer");
    }

    Condition complete() {
      return new Condition(
          requireNonNull(id).value(),
          requireNonNull(held),
          Optional.ofNullable(evidence),
          Optional.ofNullable(expires));
    }
  }

  private @Nullable BracketList brackets;
  private final Section<ConditionEntry> conditions =
      new Section<>("a condition", ConditionEntry.SHAPE, ConditionEntry::new);

  ReductionEntry(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readConditions(Cursor in) throws IOException {
    conditions.read(in);
    if (conditions.items().isEmpty()) {
      in.issue(
          "a reduction has at least one condition; rates that always hold are the normal ones");
    }
  }

  Reduction complete() {
    return new Reduction(
        requireNonNull(brackets).complete(),
        List.copyOf(conditions.complete(ConditionEntry::complete).values()));
  }
}
