package eu.megawatt.fleet.site;

import eu.megawatt.fleet.time.Series;
import java.util.Optional;

/**
 * A node of a site's power tree: what stands below it may not draw more than its limit.
 *
 * @param parent empty for the site's grid connection
 * @param limitMW the limit in each slot, on the side it {@code measures}
 */
public record PowerDomain(
    String id, String site, Optional<String> parent, Series limitMW, Measures measures) {}
