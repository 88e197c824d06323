package eu.megawatt.telemetry.source.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One address of a source.
 *
 * @param owner labels that say whose its readings are where they do not say it themselves: node or
 *     meter; may be empty
 * @param path of a Redfish resource below the address; empty where it is to be found
 */
public record Target(URI url, Map<String, String> owner, String path) {

  public Target {
    owner = Collections.unmodifiableMap(new LinkedHashMap<>(owner));
  }
}
