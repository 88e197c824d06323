package eu.megawatt.fleet.residency;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.AnyOf;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Clause;
import eu.megawatt.fleet.sovereignty.DataState;
import eu.megawatt.fleet.sovereignty.Judge;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Rule;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import eu.megawatt.fleet.sovereignty.Within;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a workload may run, as a scenario says it: a profile with the clauses that scenarios know,
 * held against what sites say of themselves. An absent rule does not restrict; an empty list admits
 * nobody.
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

  private static final String ISSUER = "the scenario";

  public ResidencyPolicy {
    countries = countries.map(List::copyOf);
    operatorJurisdictions = operatorJurisdictions.map(List::copyOf);
    certifications = List.copyOf(certifications);
  }

  /** The same in the language of profiles. */
  public List<Clause> clauses() {
    List<Clause> clauses = new ArrayList<>();
    countries.ifPresent(it -> clauses.add(Within.residency(DataState.PROCESSING, Set.copyOf(it))));
    operatorJurisdictions.ifPresent(
        it -> clauses.add(new Within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, Set.copyOf(it))));
    certifications.stream().distinct().forEach(it -> clauses.add(AtLeast.certificate(it, 0)));
    keyCustody.ifPresent(
        it -> clauses.add(new AnyOf(Rule.KEY_CUSTODY, Attribute.CUSTODY, Set.of(it))));
    if (minSeal > 0) {
      clauses.add(new AtLeast(Rule.SEAL, "", Attribute.SEAL_OVERALL, minSeal));
    }
    return clauses;
  }

  /** Who holds it against {@link #place}s. */
  public Judge judge() {
    return Judge.of(clauses());
  }

  /** What a scenario knows of a site, in the language of facts. */
  public static Place place(Site site) {
    Assurance its = site.assurance();
    Subject here =
        Subject.of(site.id(), SubjectKind.SITE)
            .with(
                Attribute.data(DataState.PROCESSING),
                List.of(Claim.said("country", Set.of(site.country()), ISSUER)))
            .with(Attribute.SEAL_OVERALL, List.of(Claim.said("seal", its.seal(), ISSUER)));
    for (String scheme : Set.copyOf(its.certifications())) {
      here = here.with(Attribute.certificate(scheme), List.of(Claim.said(scheme, 0, ISSUER)));
    }
    return Place.of(
        site.id(),
        here,
        Subject.of(site.id(), SubjectKind.OPERATOR)
            .with(
                Attribute.OPERATOR_SEAT,
                List.of(
                    Claim.said(
                        "operatorJurisdiction", Set.of(its.operatorJurisdiction()), ISSUER))),
        Subject.of(site.id(), SubjectKind.KEYS)
            .with(
                Attribute.CUSTODY,
                List.of(Claim.said("keyCustody", Set.copyOf(its.keyCustody()), ISSUER))));
  }
}
