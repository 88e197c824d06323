package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.document.Watts.Bounds;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A power limit as read. */
final class LimitEntry {

  private static final Shape<LimitEntry> SHAPE =
      Shape.<LimitEntry>of("a power limit object")
          .required("kind", (in, limit) -> limit.readKind(in))
          .optional("from", (in, limit) -> limit.from = in.isNull() ? null : in.instant())
          .optional("to", (in, limit) -> limit.to = in.isNull() ? null : in.instant())
          .required("limitW", (in, limit) -> limit.watts = Watts.read(in))
          .optional("reason", (in, limit) -> limit.reason = Line.read(in));

  final String pointer;
  private final long at;
  private @Nullable LimitKind kind;
  private @Nullable Instant from;
  private @Nullable Instant to;
  @Nullable Watts watts;
  private @Nullable String reason = "";

  LimitEntry(Cursor in) throws IOException {
    pointer = in.pointer();
    at = in.at();
    SHAPE.read(in, this);
  }

  private void readKind(Cursor in) throws IOException {
    kind = in.word(LimitKind.class, LimitKind::word, "a kind of limit");
  }

  void check(Bounds bounds, Issues issues) {
    boolean off = kind == LimitKind.CURTAILMENT && watts != null && watts.value() == 0;
    if (watts != null && !off) {
      watts.check(bounds, pointer + "/limitW", issues);
    }
    if (from != null && to != null && !from.isBefore(to)) {
      issues.add(
          at,
          pointer,
          "the limit holds from %s to %s, which is never; the end comes after the beginning"
              .formatted(from, to));
    }
  }

  PowerLimit complete() {
    return new PowerLimit(
        requireNonNull(kind),
        Optional.ofNullable(from),
        Optional.ofNullable(to),
        requireNonNull(watts).power(),
        requireNonNull(reason));
  }
}
