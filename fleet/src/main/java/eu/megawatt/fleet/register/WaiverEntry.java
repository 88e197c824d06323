package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.sovereignty.Waiver;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A waiver as read. */
final class WaiverEntry {

  private static final Shape<WaiverEntry> SHAPE =
      Shape.<WaiverEntry>of("a waiver object")
          .required("clause", (in, waiver) -> waiver.clause = in.id())
          .optional("place", (in, waiver) -> waiver.place = in.id())
          .required("by", (in, waiver) -> waiver.by = said(in))
          .required("reason", (in, waiver) -> waiver.reason = said(in))
          .required("from", (in, waiver) -> waiver.from = in.instant())
          .required("to", (in, waiver) -> waiver.to = in.instant());

  private final String pointer;
  private final long at;
  private @Nullable Text clause;
  private @Nullable Text place;
  private @Nullable String by;
  private @Nullable String reason;
  private @Nullable Instant from;
  private @Nullable Instant to;

  WaiverEntry(Cursor in) throws IOException {
    pointer = in.pointer();
    at = in.at();
    SHAPE.read(in, this);
  }

  private static @Nullable String said(Cursor in) throws IOException {
    String text = in.string();
    if (text != null && text.isBlank()) {
      in.issue("it must say something: a waiver has a name and a reason");
    }
    return text;
  }

  void check(Section<PlaceEntry> places, Issues issues) {
    places.resolve(place, pointer + "/place", issues);
    if (from != null && to != null && !from.isBefore(to)) {
      issues.add(
          at,
          pointer + "/to",
          "it holds from %s to %s, which is never; the end comes after the beginning"
              .formatted(from, to));
    }
  }

  /**
   * @param keys of the clauses that the profile has, inherited ones too
   */
  void checkClause(Collection<String> keys, Issues issues) {
    if (clause != null && !keys.contains(clause.value())) {
      issues.add(
          clause.at(),
          pointer + "/clause",
          Names.unknown(clause.value(), "a clause of this profile", keys));
    }
  }

  Waiver complete() {
    return new Waiver(
        requireNonNull(clause).value(),
        Optional.ofNullable(place).map(Text::value),
        requireNonNull(by),
        requireNonNull(reason),
        requireNonNull(from),
        requireNonNull(to));
  }
}
