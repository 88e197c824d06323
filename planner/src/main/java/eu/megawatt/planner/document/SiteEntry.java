package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A site as read. */
final class SiteEntry extends Entry {

  static final Shape<SiteEntry> SHAPE =
      Shape.<SiteEntry>of("a site object")
          .required("id", (in, its) -> its.id = in.id())
          .required("name", (in, its) -> its.name = in.text())
          .required("country", (in, its) -> its.country = in.text())
          .optional("isGreenField", (in, its) -> its.isGreenField = in.flag())
          .required("profiles", (in, its) -> its.profiles.addAll(in.strings()))
          .optional("pue", (in, its) -> its.pue = new PueEntry().read(in))
          .optional("prices", (in, its) -> its.prices = Optional.of(new PricesEntry().read(in)));

  private @Nullable String name;
  private @Nullable String country;
  private boolean isGreenField;
  private final List<String> profiles = new ArrayList<>();
  private PueEntry pue = new PueEntry();
  private Optional<PricesEntry> prices = Optional.empty();

  Site complete() {
    return new Site(
        requireNonNull(id).value(),
        requireNonNull(name),
        requireNonNull(country),
        isGreenField,
        new TreeSet<>(profiles),
        pue.complete(),
        prices.map(PricesEntry::complete));
  }
}
