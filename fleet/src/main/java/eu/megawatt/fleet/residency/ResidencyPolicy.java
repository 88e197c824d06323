package eu.megawatt.fleet.residency;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Site;
import java.util.List;
import java.util.Optional;

/**
 * Where a workload may run. An absent rule does not restrict; an empty list admits nobody.
 *
 * @param countries the site's country is one of these
 * @param operatorJurisdictions the operator's jurisdiction is one of these
 * @param certifications the site holds all of these
 * @param keyCustody the site offers this one
 * @param minSeal the least SEAL level
 */
public record ResidencyPolicy(
    String id,
    Optional<List<String>> countries,
    Optional<List<String>> operatorJurisdictions,
    List<String> certifications,
    Optional<String> keyCustody,
    int minSeal) {

  public ResidencyPolicy {
    countries = countries.map(List::copyOf);
    operatorJurisdictions = operatorJurisdictions.map(List::copyOf);
    certifications = List.copyOf(certifications);
  }

  /** The first rule a site does not satisfy; empty where it is admitted. */
  public Optional<Refusal> refusal(Site site) {
    Assurance assurance = site.assurance();
    if (countries.isPresent() && !countries.get().contains(site.country())) {
      return refusal(site, "countries", oneOf(countries.get()), site.country());
    }
    if (operatorJurisdictions.isPresent()
        && !operatorJurisdictions.get().contains(assurance.operatorJurisdiction())) {
      return refusal(
          site,
          "operatorJurisdictions",
          oneOf(operatorJurisdictions.get()),
          assurance.operatorJurisdiction());
    }
    for (String certification : certifications) {
      if (!assurance.certifications().contains(certification)) {
        return refusal(site, "certifications", certification, list(assurance.certifications()));
      }
    }
    if (keyCustody.isPresent() && !assurance.keyCustody().contains(keyCustody.get())) {
      return refusal(site, "keyCustody", keyCustody.get(), list(assurance.keyCustody()));
    }
    if (assurance.seal() < minSeal) {
      return refusal(
          site, "minSeal", Integer.toString(minSeal), Integer.toString(assurance.seal()));
    }
    return Optional.empty();
  }

  public boolean admits(Site site) {
    return refusal(site).isEmpty();
  }

  private static Optional<Refusal> refusal(
      Site site, String rule, String required, String offered) {
    return Optional.of(new Refusal(site.id(), rule, required, offered));
  }

  private static String oneOf(List<String> allowed) {
    return allowed.isEmpty() ? "nobody" : String.join(" or ", allowed);
  }

  private static String list(List<String> offered) {
    return offered.isEmpty() ? "none" : String.join(", ", offered);
  }
}
