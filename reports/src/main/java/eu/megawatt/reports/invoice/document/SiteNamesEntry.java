package eu.megawatt.reports.invoice.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.focus.SiteNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a site is called, as read. */
final class SiteNamesEntry extends Entry {

  static final Shape<SiteNamesEntry> SHAPE =
      Shape.<SiteNamesEntry>of("a site object")
          .required("id", (in, its) -> its.id = in.id())
          .required("regionId", (in, its) -> its.regionId = in.text())
          .required("regionName", (in, its) -> its.regionName = in.text())
          .optional("zone", (in, its) -> its.zone = Optional.ofNullable(in.text()))
          .required("hostProviderName", (in, its) -> its.hostProviderName = in.text());

  private @Nullable String regionId;
  private @Nullable String regionName;
  private Optional<String> zone = Optional.empty();
  private @Nullable String hostProviderName;

  SiteNames complete() {
    return new SiteNames(
        requireNonNull(regionId),
        requireNonNull(regionName),
        zone,
        requireNonNull(hostProviderName));
  }
}
