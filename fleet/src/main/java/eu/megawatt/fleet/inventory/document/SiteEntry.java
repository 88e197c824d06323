package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.inventory.InventorySite;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site as read. */
final class SiteEntry extends Entry {

  static final Shape<SiteEntry> SHAPE =
      Shape.<SiteEntry>of("a site object")
          .required("id", (in, site) -> site.id = Line.id(in))
          .required("name", (in, site) -> site.name = Line.read(in))
          .required("country", (in, site) -> site.country = country(in))
          .required("timeZone", (in, site) -> site.timeZone = zone(in))
          .optional("designPue", (in, site) -> site.readPue(in));

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private @Nullable String name;
  private @Nullable String country;
  private @Nullable ZoneId timeZone;
  private @Nullable Double pue;

  private static @Nullable String country(Cursor in) throws IOException {
    String text = in.sharedString();
    if (text != null && !COUNTRIES.contains(text)) {
      String upper = text.toUpperCase(Locale.ROOT);
      in.issue(
          "%s is not an ISO 3166 country code of two letters%s"
              .formatted(
                  Names.quoted(text),
                  COUNTRIES.contains(upper) ? ". Maybe \"" + upper + "\"?" : ", such as \"SE\""));
      return null;
    }
    return text;
  }

  private static @Nullable ZoneId zone(Cursor in) throws IOException {
    String text = in.sharedString();
    if (text == null) {
      return null;
    }
    if (!ZONES.contains(text)) {
      in.issue(
          "%s is not a time zone of the IANA list%s"
              .formatted(
                  Names.quoted(text),
                  Names.near(text, ZONES.stream().sorted().toList())
                      .map(near -> ". Maybe " + Names.quoted(near) + "?")
                      .orElse(", such as \"Europe/Stockholm\"")));
      return null;
    }
    return ZoneId.of(text);
  }

  private void readPue(Cursor in) throws IOException {
    if (!in.isNull()) {
      double read = in.number(Range.PUE);
      pue = Double.isNaN(read) ? null : read;
    }
  }

  InventorySite complete() {
    return new InventorySite(
        requireNonNull(id).value(),
        requireNonNull(name),
        requireNonNull(country),
        requireNonNull(timeZone),
        Optional.ofNullable(pue));
  }
}
