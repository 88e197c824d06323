package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.CarbonZones;
import org.jspecify.annotations.Nullable;

/** Zones of emission factors as read. */
final class CarbonZonesEntry extends AssumptionEntry {

  static final Shape<CarbonZonesEntry> SHAPE =
      AssumptionEntry.<CarbonZonesEntry>ofSite("a carbon zones object")
          .required("locationZone", (in, its) -> its.locationZone = in.text())
          .required("residualZone", (in, its) -> its.residualZone = in.text());

  private @Nullable String locationZone;
  private @Nullable String residualZone;

  @Override
  CarbonZones complete() {
    return new CarbonZones(
        heading(), siteId(), requireNonNull(locationZone), requireNonNull(residualZone));
  }
}
