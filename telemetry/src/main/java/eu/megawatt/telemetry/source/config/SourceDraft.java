package eu.megawatt.telemetry.source.config;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One source outside of a document: an object with the word for its kind, and under it the entry.
 */
final class SourceDraft {

  private static final Shape<SourceDraft> SHAPE =
      Shape.<SourceDraft>of("an object with one of \"scrape\", \"promql\", \"redfish\", \"push\"")
          .optional(
              "scrape",
              (in, draft) -> {
                TargetsEntry entry = TargetsEntry.scraped();
                draft.entry(in, TargetsEntry.SCRAPE, entry, entry::scrape);
              })
          .optional(
              "promql",
              (in, draft) -> {
                PromqlEntry entry = new PromqlEntry();
                draft.entry(in, PromqlEntry.SHAPE, entry, entry::complete);
              })
          .optional(
              "redfish",
              (in, draft) -> {
                TargetsEntry entry = TargetsEntry.controllers();
                draft.entry(in, TargetsEntry.REDFISH, entry, entry::redfish);
              })
          .optional(
              "push",
              (in, draft) -> {
                PushEntry entry = new PushEntry();
                draft.entry(in, PushEntry.SHAPE, entry, entry::complete);
              });

  private @Nullable Supplier<SourceSettings> complete;

  private <E extends Entry> void entry(
      Cursor in, Shape<E> shape, E entry, Supplier<SourceSettings> whole) throws IOException {
    if (complete != null) {
      in.issue("a source is of one kind; another stands before this");
    }
    entry.pointer = in.pointer();
    shape.read(in, entry);
    if (entry instanceof PolledEntry polled) {
      polled.check(in.issues());
    }
    complete = whole;
  }

  /** The source that stands here, and nothing after it. */
  static SourceSettings read(Cursor in) throws IOException {
    SourceDraft draft = new SourceDraft();
    long at = in.at();
    SHAPE.read(in, draft);
    if (draft.complete == null && in.issues().isEmpty()) {
      in.issues().add(at, "", "one of \"scrape\", \"promql\", \"redfish\", \"push\" is due here");
    }
    in.end();
    in.issues().throwIfAny();
    return requireNonNull(draft.complete).get();
  }
}
