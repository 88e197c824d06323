package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.BookSite;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A site as read. */
final class SiteEntry extends Entry {

  static final Shape<SiteEntry> SHAPE =
      Shape.<SiteEntry>of("a site object")
          .required("id", (in, its) -> its.id = in.id())
          .required("timeZone", (in, its) -> its.timeZone = Fields.timeZone(in))
          .required("country", (in, its) -> its.country = Fields.country(in));

  private @Nullable ZoneId timeZone;
  private @Nullable String country;

  /** Its time zone, where it was read. */
  ZoneId timeZoneOr(ZoneId other) {
    return timeZone == null ? other : timeZone;
  }

  BookSite complete() {
    return new BookSite(
        requireNonNull(id).value(), requireNonNull(timeZone), requireNonNull(country));
  }
}
