package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Assurance;
import java.util.List;

/**
 * A site of the week-like examples before it is built out.
 *
 * @param contractMW the grid connection, on the facility side
 */
record SiteSketch(String id, PriceArea area, double pue, double contractMW, Assurance assurance) {

  private static final List<String> ALL_CERTIFICATES = List.of("ISO27001", "SecNumCloud", "HDS");

  static SiteSketch france(String id, double pue, double contractMW) {
    Assurance assurance = new Assurance("EU", 4, ALL_CERTIFICATES, List.of("provider", "customer"));
    return new SiteSketch(id, PriceArea.FR, pue, contractMW, assurance);
  }

  static SiteSketch sweden(String id, PriceArea area, double pue, double contractMW) {
    Assurance assurance = new Assurance("EU", 3, List.of("ISO27001"), List.of("provider"));
    return new SiteSketch(id, area, pue, contractMW, assurance);
  }

  /** The same site without customer-held keys and one level down. */
  SiteSketch plain() {
    Assurance less =
        new Assurance("EU", 3, List.of("ISO27001", "SecNumCloud"), List.of("provider"));
    return new SiteSketch(id, area, pue, contractMW, less);
  }

  SiteSketch named(String name) {
    return new SiteSketch(name, area, pue, contractMW, assurance);
  }
}
