package eu.megawatt.fleet.site;

import java.util.List;

/**
 * What a site can show for itself when a residency policy asks.
 *
 * @param seal level of the EU Cloud Sovereignty Framework, 0 to 4
 * @param keyCustody the key custody models offered there
 */
public record Assurance(
    String operatorJurisdiction, int seal, List<String> certifications, List<String> keyCustody) {

  public Assurance {
    certifications = List.copyOf(certifications);
    keyCustody = List.copyOf(keyCustody);
  }
}
