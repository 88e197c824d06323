package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.demand.Region;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A region of users as read. */
final class RegionEntry extends Entry {

  static final Shape<RegionEntry> SHAPE =
      Shape.<RegionEntry>of("a region object")
          .required("id", (in, region) -> region.id = in.id())
          .required("networkMs", (in, region) -> region.readNetwork(in));

  private final Map<String, Double> networkMs = new LinkedHashMap<>();
  private long at;

  private void readNetwork(Cursor in) throws IOException {
    at = in.at();
    if (!in.isObject()) {
      in.notA("an object with milliseconds for each site");
      return;
    }
    in.fields(
        (number, site) -> {
          if (networkMs.containsKey(site)) {
            number.issue("the site " + Names.quoted(site) + " stands here twice");
          }
          networkMs.put(site, number.number(Range.NOT_NEGATIVE));
        });
  }

  void check(Section<SiteEntry> sites, Issues issues) {
    networkMs
        .keySet()
        .forEach(
            site ->
                sites.resolve(
                    new Text(site, at), pointer("networkMs") + "/" + Trail.escaped(site), issues));
  }

  Region complete() {
    return new Region(requireNonNull(id).value(), networkMs);
  }
}
