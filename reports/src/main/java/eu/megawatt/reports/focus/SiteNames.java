package eu.megawatt.reports.focus;

import java.util.Optional;

/**
 * What customers call a site.
 *
 * @param zone a part of the region, where it has any
 * @param hostProviderName who runs the building: another one than who sells the service where it is
 *     in somebody else's data centre
 */
public record SiteNames(
    String regionId, String regionName, Optional<String> zone, String hostProviderName) {}
