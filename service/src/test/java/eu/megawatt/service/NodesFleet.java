package eu.megawatt.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands behind {@link LiveFleet}: twelve nodes of eight GPUs and one of four, the first six
 * of them two NVLink domains of three.
 */
public final class NodesFleet {

  private NodesFleet() {}

  public static String document() {
    List<String> nodes = new ArrayList<>();
    for (int node = 1; node <= 13; node++) {
      String domain = node > 6 ? "" : ", \"nvlinkDomain\": \"nvl-" + (node > 3 ? 2 : 1) + "\"";
      nodes.add(
          String.format(
              Locale.ROOT,
              "{\"id\": \"n%02d\", \"rack\": \"r1\", \"gpuModel\": \"A\", \"gpuCount\": %d,"
                  + " \"ratedW\": 6000, \"baseW\": 100, \"aliases\": [\"n%02d.here\"]%s}",
              node,
              node == 13 ? 4 : 8,
              node,
              domain));
    }
    return """
        {"format": "megawatt/fleet/1", "name": "small",
         "sites": [{"id": "here", "name": "Here", "country": "NO", "timeZone": "Europe/Oslo"}],
         "halls": [{"id": "h", "site": "here", "name": "Hall"}],
         "gpuModels": [{"id": "A", "vendor": "some", "ratedW": 600, "idleW": 100}],
         "powerDomains": [
           {"id": "grid", "site": "here", "kind": "grid", "measures": "it"},
           {"id": "hall", "site": "here", "kind": "busway", "parent": "grid", "measures": "it"}],
         "racks": [{"id": "r1", "hall": "h", "domains": ["hall"], "row": 0, "position": 0}],
         "nodes": [%s]}"""
        .formatted(String.join(",\n", nodes));
  }

  static void bringTo(RunningService running) {
    Reply put = running.admin().put("/api/v1/fleet/document", document());
    if (put.status() != 201) {
      throw new AssertionError(put.toString());
    }
  }
}
