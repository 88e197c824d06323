package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site as read. */
final class SiteEntry extends Entry {

  private static final Shape<SiteEntry> ASSURANCE =
      Shape.<SiteEntry>of("an assurance object")
          .required("operatorJurisdiction", (in, site) -> site.jurisdiction = in.sharedString())
          .required("seal", (in, site) -> site.seal = in.whole(Range.COUNT))
          .required("certifications", (in, site) -> site.certifications = in.strings())
          .required("keyCustody", (in, site) -> site.keyCustody = in.strings());

  static final Shape<SiteEntry> SHAPE =
      Shape.<SiteEntry>of("a site object")
          .required("id", (in, site) -> site.id = in.id())
          .required("country", (in, site) -> site.country = in.sharedString())
          .required("pue", (in, site) -> site.pue = in.number(Range.ONE_OR_MORE))
          .required("energyEurPerMWh", (in, site) -> site.price = in.series(Range.ANY))
          .required("carbonGramsPerKWh", (in, site) -> site.carbon = in.series(Range.NOT_NEGATIVE))
          .required("assurance", (in, site) -> ASSURANCE.read(in, site));

  private @Nullable String country;
  private double pue = Double.NaN;
  private @Nullable Values price;
  private @Nullable Values carbon;
  private @Nullable String jurisdiction;
  private int seal;
  private List<String> certifications = List.of();
  private List<String> keyCustody = List.of();

  void checkLengths(int slots, Issues issues) {
    if (price != null) {
      price.checkLength(slots, pointer("energyEurPerMWh"), issues);
    }
    if (carbon != null) {
      carbon.checkLength(slots, pointer("carbonGramsPerKWh"), issues);
    }
  }

  Site complete(int slots) {
    return new Site(
        requireNonNull(id).value(),
        requireNonNull(country),
        pue,
        requireNonNull(price).series(slots),
        requireNonNull(carbon).series(slots),
        new Assurance(requireNonNull(jurisdiction), seal, certifications, keyCustody));
  }
}
