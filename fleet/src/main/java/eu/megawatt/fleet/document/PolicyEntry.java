package eu.megawatt.fleet.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.residency.ResidencyPolicy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A residency policy as read. */
final class PolicyEntry extends Entry {

  static final Shape<PolicyEntry> SHAPE =
      Shape.<PolicyEntry>of("a residency policy object")
          .required("id", (in, policy) -> policy.id = in.id())
          .optional("countries", (in, policy) -> policy.countries = in.strings())
          .optional("operatorJurisdictions", (in, policy) -> policy.jurisdictions = in.strings())
          .optional("certifications", (in, policy) -> policy.certifications = in.strings())
          .optional("keyCustody", (in, policy) -> policy.keyCustody = in.sharedString())
          .optional("minSeal", (in, policy) -> policy.minSeal = in.whole(Range.COUNT));

  private @Nullable List<String> countries;
  private @Nullable List<String> jurisdictions;
  private List<String> certifications = List.of();
  private @Nullable String keyCustody;
  private int minSeal;

  ResidencyPolicy complete() {
    return new ResidencyPolicy(
        requireNonNull(id).value(),
        Optional.ofNullable(countries),
        Optional.ofNullable(jurisdictions),
        certifications,
        Optional.ofNullable(keyCustody),
        minSeal);
  }
}
